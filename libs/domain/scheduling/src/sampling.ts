import { LIMITS, type SamplingOptions } from '@assay/contracts';
import type { RequestOptions } from '@assay/domain/run';

/** Options of one request and its time limit with tokens flowing, ms. */
export interface ResolvedSampling {
  readonly options: RequestOptions;
  readonly timeLimitMs: number;
}

/** What a request is made from. Levels stand from the most to the least specific. */
export interface SamplingQuestion {
  readonly levels: readonly SamplingOptions[];
  readonly epoch: number;
  /** SHA-256 of task key and epoch, as hexadecimal digits: the seed where no level names one. */
  readonly seedHash: string;
  /** The model can think. */
  readonly thinking: boolean;
  /** Time limit of the installation, ms. */
  readonly timeLimitMs: number;
}

/** Merges levels of options; the first level that says something about an option decides it. */
export function mergeSampling(levels: readonly SamplingOptions[]): SamplingOptions {
  return [...levels].reverse().reduce((merged, level) => ({ ...merged, ...level }), {});
}

/** 31 bits of a hash, so that every server reads the seed as a positive integer. */
export function seedOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) & 0x7fff_ffff;
}

/**
 * The options of one request. A seed that a level names is sent as it is for the first epoch and counted up by one for each
 * further epoch, else every epoch would ask for the same answer.
 */
export function resolveSampling(question: SamplingQuestion): ResolvedSampling {
  const { seed, timeLimitMs, numPredict, ...options } = mergeSampling(question.levels);
  const thinks = question.thinking && options.think !== false;
  return {
    options: {
      ...options,
      seed: seed === undefined ? seedOf(question.seedHash) : (seed + question.epoch - 1) % 2 ** 31,
      numPredict: numPredict ?? (thinks ? LIMITS.numPredict.reasoning : LIMITS.numPredict.default),
    },
    timeLimitMs: timeLimitMs ?? question.timeLimitMs,
  };
}
