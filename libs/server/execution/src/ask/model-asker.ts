import { createHash } from 'node:crypto';
import { LIMITS, ProblemError, type JsonObject, type ModelRef, type SamplingOptions } from '@assay/contracts';
import { ModelProvider, type ChatRequest, type Generation, type ServerAddress } from '@assay/domain/run';
import { NOTHING_SEEN, adaptiveTimeouts, resolveSampling, runnerOptions } from '@assay/domain/scheduling';
import {
  Database,
  LaneRepository,
  newId,
  PlanningReads,
  type ServedTag,
  type TaskToAsk,
} from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { resolveModel } from '../launch/resolve-models';
import { messagesOf } from '../trial/build-request';
import { providerProblem } from './provider-problem';

/** Who is asked what, outside of any run. */
export interface AskedModel {
  readonly task: Pick<TaskToAsk, 'key' | 'system' | 'messages' | 'taskDescription' | 'variants'> & {
    readonly options: SamplingOptions;
  };
  /** From 1. */
  readonly variant: number;
  readonly model: ModelRef;
}

/** What the model said, and what it was sent. */
export interface GivenAnswer {
  readonly generation: Generation;
  readonly served: Pick<ServedTag, 'tag' | 'server' | 'serverId' | 'modelId' | 'family'>;
  readonly request: { readonly messages: ChatRequest['messages']; readonly options: JsonObject };
  readonly timeLimitMs: number;
}

/** Sends one request of a talk; `timeLimitMs` for its answer. */
export type SendRequest = (request: ChatRequest, timeLimitMs: number) => Promise<Generation>;

/** Asks a model once as a run would, and stores nothing. It holds the server's lane meanwhile, so that no run is disturbed. */
export class ModelAsker {
  constructor(
    private readonly database: Database,
    private readonly reads: PlanningReads,
    private readonly lanes: LaneRepository,
    private readonly provider: ModelProvider,
    private readonly settings: EngineSettings,
  ) {}

  /** Throws `ProblemError`: `unknown_model`, `ambiguous_model`, `in_use` while the server works, `server_unreachable`, `server_refused`. */
  async ask(asked: AskedModel, signal: AbortSignal): Promise<GivenAnswer> {
    const served = resolveModel(asked.model, await this.reads.servedTags([asked.model.model]), '');
    return this.talk(served, signal, async (send) => {
      const { request, timeLimitMs } = requestOf(asked, served);
      const generation = await send(request, timeLimitMs);
      const options = { ...request.options, numCtx: request.runner.numCtx, timeLimitMs };
      return { generation, served, request: { messages: request.messages, options }, timeLimitMs };
    });
  }

  /** Whether a run or a probe waits for the lane of this server. */
  isWanted(serverId: string): Promise<boolean> {
    return this.lanes.hasWork(serverId);
  }

  /** Asks a model one thing after another, with the server's lane in hand from the first to the last. Throws as `ask` does. */
  async talk<Result>(
    served: ServedTag,
    signal: AbortSignal,
    work: (send: SendRequest) => Promise<Result>,
  ): Promise<Result> {
    const address = await this.addressOf(served);
    const { firstTokenMs, idleMs } = adaptiveTimeouts(NOTHING_SEEN, this.settings.timeouts);
    return this.holding(served, signal, (held) =>
      work((request, timeLimitMs) => {
        const control = {
          signal: held,
          firstTokenTimeoutMs: firstTokenMs,
          idleTimeoutMs: idleMs,
          timeLimitMs,
          maxAnswerBytes: LIMITS.answer,
        };
        return this.provider.chat(address, request, control).catch((error: unknown) => {
          throw providerProblem(error, served.server);
        });
      }),
    );
  }

  private async addressOf(served: ServedTag): Promise<ServerAddress> {
    const [address] = await this.database.query<ServerAddress>(
      'SELECT id, name, kind, base_url AS "baseUrl", secret FROM servers WHERE id = $1 AND enabled',
      [served.serverId],
    );
    if (address === undefined)
      throw new ProblemError('server_refused', `${served.server} is switched off; switch it on at the servers page.`);
    return address;
  }

  /** Does the work with the lane in hand; a lane that is lost ends the work. */
  private async holding<Result>(
    served: ServedTag,
    signal: AbortSignal,
    work: (held: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const owner = `ask/${newId()}`;
    const lane = await this.lanes.borrow(served.serverId, owner, this.settings.leaseMs);
    if (lane === null) {
      const detail = `${served.server} is working on a run. Trying a task now would spoil its times.`;
      throw new ProblemError('in_use', detail);
    }
    const lost = new AbortController();
    const renewing = setInterval(() => {
      this.lanes.renew(owner, this.settings.leaseMs).then(
        (still) => {
          if (still.length === 0) lost.abort();
        },
        () => lost.abort(),
      );
    }, this.settings.heartbeatMs);
    try {
      return await work(AbortSignal.any([signal, lost.signal]));
    } finally {
      clearInterval(renewing);
      await this.lanes.release(lane);
    }
  }
}

function requestOf(
  { task, variant }: AskedModel,
  served: ServedTag,
): { readonly request: ChatRequest; readonly timeLimitMs: number } {
  const thinking = served.capabilities.includes('thinking');
  const sampling = resolveSampling({
    levels: [task.options],
    epoch: variant,
    seedHash: createHash('sha256').update(`${task.key}\n${variant}`).digest('hex'),
    thinking,
    timeLimitMs: LIMITS.timeLimitMs.default,
  });
  const runner = runnerOptions({ thinking, contextLength: served.contextLength });
  const request = { model: served.tag, messages: messagesOf(task, variant), runner, options: sampling.options };
  return { request, timeLimitMs: sampling.timeLimitMs };
}
