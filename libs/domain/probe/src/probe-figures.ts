import {
  isSpoilt,
  PROBE_PROMPTS,
  type ProbeFigure,
  type ProbeFigures,
  type ProbeMeasurement,
  type ProbePrompt,
  type ProbePromptFigures,
} from '@assay/contracts';
import { measured, medianAbsoluteDeviation } from '@assay/domain/statistics';
import { PROBE } from './probe-plan';

/** What is known of the model's place in memory. */
export type ProbeGround = Pick<ProbeFigures, 'coldLoadMs' | 'gpuShare' | 'contextLength'>;

/** Figures of a valid probe: median and scaled MAD over its runs, each part of the time apart. */
export function probeFigures(measurements: readonly ProbeMeasurement[], ground: ProbeGround): ProbeFigures {
  return {
    ...ground,
    tokensPerSecond: figure(measurements.map(decodeRate)),
    prompts: PROBE_PROMPTS.flatMap((prompt) => {
      const own = measurements.filter((one) => one.prompt === prompt);
      return own.length === 0 ? [] : [figuresOf(prompt, own)];
    }),
  };
}

function figuresOf(prompt: ProbePrompt, own: readonly ProbeMeasurement[]): ProbePromptFigures {
  const of = (value: (one: ProbeMeasurement) => number | null): ProbeFigure | null => figure(own.map(value));
  return {
    prompt,
    promptTokens: of((one) => one.promptTokens),
    answerTokens: of((one) => one.answerTokens),
    loadMs: of((one) => one.loadMs),
    queueMs: of((one) => one.queueMs),
    prefillMs: of((one) => one.prefillMs),
    decodeMs: of((one) => one.decodeMs),
    firstTokenMs: of((one) => one.firstTokenMs),
    warmMs: of(warmTime),
    promptTokensPerSecond: of(prefillRate),
    tokensPerSecond: of(decodeRate),
  };
}

function figure(values: readonly (number | null)[]): ProbeFigure | null {
  const known = measured(values);
  const { n, median, madScaled } = medianAbsoluteDeviation(known);
  if (median === null || madScaled === null) return null;
  return { median, mad: madScaled, lowest: Math.min(...known), highest: Math.max(...known), n };
}

function warmTime({ totalMs, loadMs, wallMs }: ProbeMeasurement): number {
  return totalMs === null ? wallMs : Math.max(0, totalMs - (loadMs ?? 0));
}

/** Only what had to be read counts: tokens out of a cache took no time. */
function prefillRate(one: ProbeMeasurement): number | null {
  if (isSpoilt('prefill', one.flags) || one.promptTokens === null) return null;
  return rate(one.promptTokens - (one.cachedTokens ?? 0), one.prefillMs);
}

function decodeRate(one: ProbeMeasurement): number | null {
  if (one.answerTokens === null || one.answerTokens < PROBE.fewestAnswerTokens) return null;
  return rate(one.answerTokens, one.decodeMs);
}

/** Per second; null where nothing was measured. */
function rate(tokens: number, ms: number | null): number | null {
  return ms === null || ms <= 0 || tokens <= 0 ? null : (tokens * 1_000) / ms;
}
