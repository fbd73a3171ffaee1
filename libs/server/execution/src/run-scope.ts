import { EngineSettings } from './engine-settings';

/** Which runs this process works on. */
export class RunScope {
  private readonly own = new Set<string>();
  private readonly ownProbes = new Set<string>();

  constructor(private readonly settings: EngineSettings) {}

  /** A run that this process started or resumed. */
  add(runId: string): void {
    this.own.add(runId);
  }

  /** The runs to work on; null = all. */
  get runIds(): readonly string[] | null {
    return this.settings.scope === 'all' ? null : [...this.own];
  }

  /** Probes that this process asked for. */
  addProbes(ids: readonly string[]): void {
    for (const id of ids) this.ownProbes.add(id);
  }

  /** The speed probes to work on; null = all. */
  get probeIds(): readonly string[] | null {
    return this.settings.scope === 'all' ? null : [...this.ownProbes];
  }
}
