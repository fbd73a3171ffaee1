import type { MissingOutcome } from '@assay/contracts';
import { Clock, type LoadedModel, ModelProvider, type ServedModel, type ServerAddress } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import type { LaneServer, OpenWork } from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { EngineStore } from '../engine-store';
import { JudgeGivingUp } from '../judging/judge-giving-up';
import { missingProblem } from '../trial/missing-problem';
import { RunningBlock, type BlockWork } from './block';
import { fingerprint, fingerprintHash } from './fingerprint';
import { addressOf, type Lane } from './lane';
import { Residency } from './residency';
import { askServer } from './server-trouble';

/** What making a server ready needs. */
export interface BlockPreparationParts {
  readonly store: EngineStore;
  readonly judges: JudgeGivingUp;
  readonly provider: ModelProvider;
  readonly bus: RunEventBus;
  readonly clock: Clock;
  readonly settings: EngineSettings;
}

/**
 * Makes a server ready for a block: is each model still the one that was meant, then loads it (the block's one request
 * that is not scored) and notes under which conditions the answers will be made.
 */
export class BlockPreparation {
  constructor(private readonly parts: BlockPreparationParts) {}

  /**
   * Null when nothing of the block is left to do. Throws `ServerTrouble` when the server does not work, `ProviderFailure` when it
   * works but does not load this model.
   */
  async prepare(
    lane: Lane,
    server: LaneServer,
    work: BlockWork,
    timeLimitMs: number,
    signal: AbortSignal,
  ): Promise<RunningBlock | null> {
    const { provider, clock, store, settings } = this.parts;
    const address = addressOf(server);
    const [listed, serverVersion, before] = await Promise.all([
      askServer(provider.models(address, signal)),
      askServer(provider.version(address, signal)),
      askServer(provider.loaded(address, signal)),
    ]);
    const parts = await this.stillThere(lane, work.parts, listed);
    const [first] = parts;
    if (first === undefined || !(await this.announce(lane, parts))) return null;
    const { loaded, loadMs } = await this.load(lane, address, { part: first, before }, signal);
    const isOwn = (entry: LoadedModel): boolean => lane.serves(entry, first);
    const residency = new Residency(provider, address, isOwn, clock, loaded);
    const found = {
      assay: settings.version,
      serverVersion,
      slots: server.slots,
      listed,
      inMemory: loaded.find(isOwn),
    };
    const conditions = await fingerprint(provider, address, first, found, signal);
    const environmentId = await store.environments.put(fingerprintHash(conditions), conditions);
    const { gpuShare } = residency.facts;
    const ground = { server: address, serverVersion, environmentId, residency, gpuShare, loadMs, timeLimitMs };
    return new RunningBlock(lane, { ...work, parts }, ground);
  }

  /** Ends what can have no answer: its tag is gone, or means another model now. Gives the rest. */
  private async stillThere(
    lane: Lane,
    parts: readonly OpenWork[],
    listed: readonly ServedModel[],
  ): Promise<readonly OpenWork[]> {
    const left: OpenWork[] = [];
    for (const part of parts) {
      const fault = faultOf(part, listed);
      if (fault === null) left.push(part);
      else await this.endModel(lane, part, fault.outcome, fault.message);
    }
    return left;
  }

  /** Ends all that waits for a model of a run, and says at the model why. */
  async endModel(
    lane: Lane,
    part: Pick<OpenWork, 'runId' | 'modelId' | 'phase' | 'runner'>,
    outcome: Exclude<MissingOutcome, 'cancelled'>,
    message: string,
  ): Promise<void> {
    if (part.phase === 'judge') {
      const { runId, modelId, runner } = part;
      return this.parts.judges.giveUp(
        lane,
        { runId, modelId, numCtx: runner.numCtx },
        `The judge cannot be asked: ${message}`,
      );
    }
    const { store, bus } = this.parts;
    const { lifecycle } = store;
    const { serverId } = lane.held;
    await lifecycle.blockModel(part.runId, part.modelId, serverId, message);
    const which = { runId: part.runId, modelId: part.modelId };
    bus.publish(await lifecycle.endWaiting(lane.held, which, outcome, missingProblem(outcome, message)));
  }

  /** Tells each run that its block begins; false when none of them shall go on. */
  private async announce(lane: Lane, parts: readonly OpenWork[]): Promise<boolean> {
    const { store, bus } = this.parts;
    let began = false;
    for (const { runId, modelId, tag, open, phase } of parts) {
      const block = { serverId: lane.held.serverId, modelId, model: tag, phase, trials: open };
      const events = await store.lifecycle.beginBlock(lane.held, runId, block);
      bus.publish(events);
      began ||= events.length > 0;
    }
    return began;
  }

  /** Loads the model, or finds it loaded; a swap is one that pushed another out. The first run of the block bears the cost. */
  private async load(
    lane: Lane,
    server: ServerAddress,
    { part, before }: { readonly part: OpenWork; readonly before: readonly LoadedModel[] },
    signal: AbortSignal,
  ): Promise<{ readonly loaded: readonly LoadedModel[]; readonly loadMs: number }> {
    const { provider, store, settings } = this.parts;
    const control = { signal, timeoutMs: settings.loadTimeoutMs };
    const { loadMs } = await provider.load(server, part.tag, part.runner, control);
    const loaded = await askServer(provider.loaded(server, signal));
    const own = before.find((entry) => lane.serves(entry, part));
    const context = own?.contextLength ?? null;
    const now = loaded.find((entry) => lane.serves(entry, part))?.contextLength;
    if (own !== undefined && (context === null || context === now)) return { loaded, loadMs: 0 };
    const left = new Set(loaded.map((entry) => lane.weightsOf(entry)));
    const pushedOut = before.some((entry) => !left.has(lane.weightsOf(entry)));
    await store.lifecycle.addLoad(part.runId, { swaps: pushedOut ? 1 : 0, loadMs });
    return { loaded, loadMs };
  }
}

function faultOf(
  part: OpenWork,
  listed: readonly ServedModel[],
): { readonly outcome: 'model_unavailable' | 'model_changed'; readonly message: string } | null {
  const now = listed.find((model) => model.name === part.tag);
  if (now === undefined) {
    return { outcome: 'model_unavailable', message: `The server does not list ${part.tag} any more.` };
  }
  if (part.digest === null || now.digest === null || now.digest === part.digest) return null;
  const short = (digest: string): string => digest.replace(/^sha256:/, '').slice(0, 12);
  const message = `${part.tag} was ${short(part.digest)} when the run began and is ${short(now.digest)} now.`;
  return { outcome: 'model_changed', message };
}
