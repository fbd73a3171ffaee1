import { ProblemError, type SpeedProbe } from '@assay/contracts';
import type { Clock } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { EngineStore } from '../engine-store';
import { RunScope } from '../run-scope';

/** Between two looks whether probes have ended, ms. */
const LOOK_MS = 500;

/** Takes wishes for speed probes and tells how far they are. The owner of the server's lane carries them out. */
export class ProbeDesk {
  constructor(
    private readonly store: EngineStore,
    private readonly bus: RunEventBus,
    private readonly scope: RunScope,
    private readonly clock: Clock,
  ) {}

  /** One probe for each tag; without tags for each model that runs on the server itself. Throws `ProblemError`. */
  async request(serverId: string, tags?: readonly string[]): Promise<SpeedProbe[]> {
    const { probes } = this.store;
    const offered = await probes.offered(serverId);
    if (offered === null) throw new ProblemError('not_found', `There is no server with the id ${serverId}.`);
    if (!offered.enabled) throw new ProblemError('conflict', `${offered.name} is disabled. Enable it first.`);
    const chosen = tags === undefined ? offered.models.filter(canBeMeasured) : tags.map((tag) => named(tag, offered));
    if (chosen.length === 0)
      throw new ProblemError('unknown_model', `${offered.name} has no model that can be measured.`);
    const ids = await probes.request(serverId, chosen);
    this.scope.addProbes(ids);
    this.bus.wake(null);
    return probes.byIds([...new Set(ids)]);
  }

  /** Open probes of a server first, then the newest. Throws `ProblemError` `not_found`. */
  async ofServer(serverId: string): Promise<SpeedProbe[]> {
    await this.mustExist(serverId);
    return this.store.probes.ofServer(serverId);
  }

  byIds(ids: readonly string[]): Promise<SpeedProbe[]> {
    return this.store.probes.byIds(ids);
  }

  /** Ends what waits at once and what is measured within a second; gives the probes that this concerns. Throws `ProblemError` `not_found`. */
  async cancel(serverId: string): Promise<SpeedProbe[]> {
    await this.mustExist(serverId);
    return this.store.probes.byIds(await this.store.probes.cancel(serverId));
  }

  /** Resolves when all have ended, or with how they are when the signal aborts; tells each look. */
  async ended(
    ids: readonly string[],
    signal: AbortSignal,
    onLook: (probes: readonly SpeedProbe[]) => void = () => undefined,
  ): Promise<SpeedProbe[]> {
    for (;;) {
      const probes = await this.store.probes.byIds(ids);
      onLook(probes);
      if (probes.every(({ finishedAt }) => finishedAt !== null) || !(await this.clock.sleep(LOOK_MS, signal)))
        return probes;
    }
  }

  private async mustExist(serverId: string): Promise<void> {
    if ((await this.store.probes.offered(serverId)) === null)
      throw new ProblemError('not_found', `There is no server with the id ${serverId}.`);
  }
}

type Offered = NonNullable<Awaited<ReturnType<EngineStore['probes']['offered']>>>;

/** A cloud model's speed says nothing about the server, and an embedding model writes nothing. */
function canBeMeasured({ remote, capabilities }: Offered['models'][number]): boolean {
  return !remote && (capabilities.length === 0 || capabilities.includes('completion'));
}

function named(tag: string, { name, models }: Offered): Offered['models'][number] {
  const model = models.find((one) => one.tag === tag || one.tag === `${tag}:latest`);
  if (model === undefined)
    throw new ProblemError('unknown_model', `${name} has no model ${tag}.`, [
      { path: 'models', message: `${tag} is not there` },
    ]);
  if (model.remote)
    throw new ProblemError(
      'unknown_model',
      `${tag} does not run on ${name} itself: its speed cannot be measured there.`,
      [{ path: 'models', message: `${tag} is a cloud model` }],
    );
  return model;
}
