import {
  isSpoilt,
  RESULT_FLAGS,
  type ResultFlag,
  type ResultMetrics,
  type ResultTimings,
  type TaskType,
} from '@assay/contracts';
import type { Generation, GenerationTimings } from '@assay/domain/run';
import { queueTime } from '@assay/domain/scheduling';
import { SPEED_TARGETS, speedScore } from '@assay/domain/scoring';

/** Figures of one answer as they are stored with it. */
export interface AnswerFigures {
  /** Total − load, ms; wall time where the server tells no times. */
  readonly executionTime: number | null;
  readonly tokensPerSecond: number | null;
  readonly timings: ResultTimings;
  readonly metrics: ResultMetrics;
}

/** Figures from the server's times and ours. Speed is judged only where no flag spoils it. */
export function answerFigures(generation: Generation, taskType: TaskType, flags: readonly ResultFlag[]): AnswerFigures {
  const { timings } = generation;
  const executionTime = executionTimeOf(generation);
  const tokensPerSecond = rate(timings.answerTokens, timings.generationMs);
  const seconds = executionTime === null || isSpoilt('end_to_end', flags) ? null : executionTime / 1_000;
  return {
    executionTime,
    tokensPerSecond,
    timings: storedTimings(generation, timings),
    metrics: {
      accuracy: null,
      relevance: null,
      speed: speedScore(seconds, SPEED_TARGETS[taskType]),
      tokensPerSecond,
      promptTokensPerSecond: flags.includes('prompt_cached') ? null : rate(tokensRead(timings), timings.promptMs),
      firstTokenMs: timings.firstTokenMs,
      firstAnswerMs: timings.firstAnswerMs,
      promptTokens: timings.promptTokens,
      answerTokens: timings.answerTokens,
    },
  };
}

/** Total − load, ms; by our clock where a server ends an answer properly and tells no times (OpenAI-compatible ones load before they are asked). */
function executionTimeOf({ end, timings }: Generation): number | null {
  if (timings.totalMs !== null) return Math.max(0, timings.totalMs - (timings.loadMs ?? 0));
  return end === 'finished' ? timings.wallMs : null;
}

/** Each flag once, in the order of the closed list. */
export function inOrder(flags: readonly ResultFlag[]): ResultFlag[] {
  return RESULT_FLAGS.filter((flag) => flags.includes(flag));
}

function storedTimings(generation: Generation, timings: GenerationTimings): ResultTimings {
  const { totalMs, loadMs, promptMs, generationMs, wallMs, firstTokenMs, firstAnswerMs } = timings;
  const thought = generation.thinking !== '' && firstTokenMs !== null && firstAnswerMs !== null;
  return {
    totalMs,
    loadMs,
    promptMs,
    generationMs,
    queueMs: queueTime(timings),
    thinkingMs: thought ? firstAnswerMs - firstTokenMs : null,
    wallMs,
    firstTokenMs,
    firstAnswerMs,
  };
}

/** Prompt tokens that the server had to read. */
function tokensRead({ promptTokens, cachedTokens = null }: GenerationTimings): number | null {
  return promptTokens === null ? null : promptTokens - (cachedTokens ?? 0);
}

/** Per second; null where a part is missing or nothing was measured. */
function rate(tokens: number | null, ms: number | null): number | null {
  return tokens === null || ms === null || ms <= 0 ? null : (tokens * 1_000) / ms;
}
