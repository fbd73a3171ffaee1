import { type Clock, type LoadedModel, ModelProvider, type ServerAddress } from '@assay/domain/run';
import type { SpeedProbeRepository } from '@assay/server/persistence';

/** A model that stays for years, stays for ever: the server counts such a time anew for each question. */
const FOR_EVER_MS = 365 * 86_400_000;

/** Looks what else happens on a server and its machine while a probe runs. */
export class ProbeWatch {
  private before: ReadonlyMap<string, number> = new Map();
  private own: LoadedModel | undefined;
  private looked = false;
  private readonly others = new Set<string>();
  private readonly neighbours = new Set<string>();

  constructor(
    private readonly provider: ModelProvider,
    private readonly probes: SpeedProbeRepository,
    private readonly server: ServerAddress,
    private readonly isOwn: (entry: LoadedModel) => boolean,
    private readonly clock: Clock,
  ) {}

  /** Other models that came or were used since the first look. */
  get othersUsed(): readonly string[] {
    return [...this.others];
  }

  /** Servers on the same machine whose lane worked on a run at some look. */
  get busyNeighbours(): readonly string[] {
    return [...this.neighbours];
  }

  /** The measured model in memory, as of the last look; undefined where the server does not say. */
  get ownModel(): LoadedModel | undefined {
    return this.own;
  }

  /** Share in graphics memory, 0–1, as of the last look; null where nobody knows. */
  get gpuShare(): number | null {
    return this.own === undefined || this.own.sizeBytes <= 0 ? null : this.own.vramBytes / this.own.sizeBytes;
  }

  /** The first look only notes what is there. Throws `ProviderFailure`. */
  async look(signal: AbortSignal): Promise<void> {
    const loaded = await this.provider.loaded(this.server, signal);
    this.own = loaded.find((entry) => this.isOwn(entry));
    const now = new Map(loaded.filter((entry) => !this.isOwn(entry)).map((entry) => [entry.name, this.until(entry)]));
    for (const [name, until] of now) if (this.looked && until > (this.before.get(name) ?? -1)) this.others.add(name);
    this.before = now;
    this.looked = true;
    for (const { name, baseUrl } of await this.probes.busyServers(this.server.id))
      if (machineOf(baseUrl) === machineOf(this.server.baseUrl)) this.neighbours.add(name);
  }

  /** When the server lets a model go, ms of its clock: later than before = it was used. */
  private until({ expiresAt }: LoadedModel): number {
    const at = expiresAt === null ? Infinity : Date.parse(expiresAt);
    return Number.isFinite(at) && at - this.clock.now().getTime() < FOR_EVER_MS ? at : Infinity;
  }
}

function machineOf(baseUrl: string): string {
  const host = new URL(baseUrl).hostname.toLowerCase();
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.') ? 'this machine' : host;
}
