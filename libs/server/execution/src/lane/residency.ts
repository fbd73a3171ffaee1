import { Clock, type LoadedModel, ModelProvider, ProviderFailure, type ServerAddress } from '@assay/domain/run';

/** What the server says of a model in its memory. */
export interface ResidencyFacts {
  /** Share in graphics memory, 0–1; null where nobody knows. */
  readonly gpuShare: number | null;
  readonly contextLength: number | null;
  /** Other models are in memory beside it, or it is gone: somebody else uses the server. */
  readonly shared: boolean;
}

const LOOK_EVERY_MS = 15_000;

/** Watches how a block's model lies in the memory of its server, without asking for each trial. */
export class Residency {
  private latest: ResidencyFacts;
  private lookedAt: number;

  constructor(
    private readonly provider: ModelProvider,
    private readonly server: ServerAddress,
    private readonly isOwn: (entry: LoadedModel) => boolean,
    private readonly clock: Clock,
    loaded: readonly LoadedModel[],
  ) {
    this.latest = factsOf(loaded, isOwn);
    this.lookedAt = clock.now().getTime();
  }

  get facts(): ResidencyFacts {
    return this.latest;
  }

  /** Facts that are at most 15 s old, or newer than `since` (ms of the clock) where it is given; the last known ones where the server does not say. */
  async look(signal: AbortSignal, since?: number): Promise<ResidencyFacts> {
    const now = this.clock.now().getTime();
    if (now - this.lookedAt < LOOK_EVERY_MS && (since === undefined || this.lookedAt >= since)) return this.latest;
    this.lookedAt = now;
    try {
      this.latest = factsOf(await this.provider.loaded(this.server, signal), this.isOwn);
    } catch (error) {
      // Evidence only: whether the server is away is seen by the requests themselves.
      if (!(error instanceof ProviderFailure)) throw error;
    }
    return this.latest;
  }
}

function factsOf(loaded: readonly LoadedModel[], isOwn: (entry: LoadedModel) => boolean): ResidencyFacts {
  const own = loaded.find(isOwn);
  return {
    gpuShare: own === undefined || own.sizeBytes <= 0 ? null : own.vramBytes / own.sizeBytes,
    contextLength: own?.contextLength ?? null,
    shared: own === undefined ? loaded.length > 0 : loaded.length > 1,
  };
}
