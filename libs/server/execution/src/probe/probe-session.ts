import type { ProbeMeasurement } from '@assay/contracts';
import {
  type Generation,
  type LoadedModel,
  ProviderFailure,
  type RunnerOptions,
  type ServedModel,
} from '@assay/domain/run';
import {
  measure,
  PROBE,
  planProbe,
  probeFigures,
  type ProbeRequest,
  tokensPerCharacter,
  whyNotValid,
} from '@assay/domain/probe';
import { runnerOptions } from '@assay/domain/scheduling';
import type { ClaimedProbe, LaneServer, ProbeEnd } from '@assay/server/persistence';
import { fingerprint, fingerprintHash } from '../lane/fingerprint';
import { addressOf, type Lane } from '../lane/lane';
import type { ProbeRunnerParts } from './probe-parts';
import { probeChat, probeControl } from './probe-requests';
import { ProbeWatch } from './probe-watch';

/** One probe from the question whether the model is there to its figures. Failures of the server are thrown as `ProviderFailure`. */
export class ProbeSession {
  private readonly address;
  private readonly runner: RunnerOptions;
  private readonly watch: ProbeWatch;

  constructor(
    private readonly parts: ProbeRunnerParts,
    private readonly lane: Lane,
    private readonly server: LaneServer,
    private readonly probe: ClaimedProbe,
    private readonly signal: AbortSignal,
  ) {
    const { provider, store, clock } = parts;
    this.address = addressOf(server);
    // As its run loads it: other options would load the model anew.
    this.runner =
      probe.runner ??
      runnerOptions({ thinking: probe.capabilities.includes('thinking'), contextLength: probe.contextLength });
    this.watch = new ProbeWatch(provider, store.probes, this.address, (entry) => this.isOwn(entry), clock);
  }

  async run(): Promise<ProbeEnd> {
    const { provider, store } = this.parts;
    const listed = await provider.models(this.address, this.signal);
    this.checkIdentity(listed);
    const coldLoadMs = await this.load();
    await this.watch.look(this.signal);
    const atStart = this.watch.gpuShare;
    const environmentId = await this.noteConditions(listed);
    const perCharacter = await this.warmUp();
    const plan = planProbe(this.runner.numCtx, perCharacter);
    const measurements: ProbeMeasurement[] = [];
    for (const request of plan) {
      await this.tell(measurements.length + 1, plan.length + 1);
      measurements.push(await this.measureOne(request, atStart));
    }
    const contextLength = this.watch.ownModel?.contextLength ?? null;
    const { othersUsed, busyNeighbours } = this.watch;
    const reason = whyNotValid({ measurements, othersUsed, busyNeighbours });
    const figures =
      reason === null ? probeFigures(measurements, { coldLoadMs, gpuShare: atStart, contextLength }) : null;
    await store.probes.progress(this.probe.id, this.lane.held, plan.length + 1, plan.length + 1);
    return { state: reason === null ? 'done' : 'not_valid', reason, figures, measurements, environmentId };
  }

  private isOwn(entry: LoadedModel): boolean {
    const { digest, tag, weights } = this.probe;
    return this.lane.serves(entry, { digest, tag, weights });
  }

  private checkIdentity(listed: readonly ServedModel[]): void {
    const { tag, digest } = this.probe;
    const now = listed.find((model) => model.name === tag);
    if (now === undefined)
      throw new ProviderFailure('model_missing', `${this.server.name} does not list ${tag} any more.`);
    if (digest === null || now.digest === null || now.digest === digest) return;
    throw new ProviderFailure('model_missing', `${tag} is another model now. Refresh the server, then start again.`);
  }

  /** Time of the load, ms; null when the model lay in memory as it was wanted, or where nobody knows. */
  private async load(): Promise<number | null> {
    const { provider, settings } = this.parts;
    const before = await provider.loaded(this.address, this.signal);
    const own = before.find((entry) => this.isOwn(entry));
    const control = { signal: this.signal, timeoutMs: settings.loadTimeoutMs };
    const { loadMs } = await provider.load(this.address, this.probe.tag, this.runner, control);
    if (this.server.kind !== 'ollama') return null;
    const wasThere = own !== undefined && (own.contextLength === null || own.contextLength === this.runner.numCtx);
    return wasThere ? null : loadMs;
  }

  private async noteConditions(listed: readonly ServedModel[]): Promise<string> {
    const { provider, store, settings } = this.parts;
    const { tag, digest } = this.probe;
    const serverVersion = await provider.version(this.address, this.signal);
    const { slots } = this.server;
    const found = { assay: settings.version, serverVersion, slots, listed, inMemory: this.watch.ownModel };
    const conditions = await fingerprint(
      provider,
      this.address,
      { tag, digest, runner: this.runner },
      found,
      this.signal,
    );
    return store.environments.put(fingerprintHash(conditions), conditions);
  }

  /** Dropped: it shows how many tokens a character is worth, and what a cancelled answer left is over once it has ended. */
  private async warmUp(): Promise<number> {
    const { timings } = await this.ask(PROBE.warmUpCharacters);
    await this.watch.look(this.signal);
    return tokensPerCharacter({ characters: PROBE.warmUpCharacters, promptTokens: timings.promptTokens });
  }

  private async measureOne(request: ProbeRequest, atStart: number | null): Promise<ProbeMeasurement> {
    const { timings } = await this.ask(request.characters);
    await this.watch.look(this.signal);
    const gpuShare = { atStart, now: this.watch.gpuShare };
    const loadedContext = this.watch.ownModel?.contextLength ?? null;
    return measure(request, timings, { numCtx: this.runner.numCtx, gpuShare, loadedContext });
  }

  /** One request with the machine for itself. */
  private ask(characters: number): Promise<Generation> {
    const { provider, settings, quiet } = this.parts;
    const { tag, capabilities } = this.probe;
    const chat = probeChat({ tag, capabilities, runner: this.runner }, characters);
    const control = probeControl(this.signal, settings.loadTimeoutMs);
    return quiet.measure(() => provider.chat(this.address, chat, control), this.signal);
  }

  private async tell(done: number, total: number): Promise<void> {
    const state = await this.parts.store.probes.progress(this.probe.id, this.lane.held, done, total);
    if (state === 'lost') throw new ProbeLost();
  }
}

/** Another process has taken the probe over. */
export class ProbeLost extends Error {
  override readonly name = 'ProbeLost';
}
