import type { JsonObject } from './json';
import type { ResultFlag } from './result';

export const SPEED_PROBE_STATES = ['queued', 'running', 'done', 'not_valid', 'failed', 'cancelled'] as const;
/** `not_valid`: measured, but something else used the server or the machine; `failed`: the server gave no answer to measure. */
export type SpeedProbeState = (typeof SPEED_PROBE_STATES)[number];

export const PROBE_PROMPTS = ['short', 'long'] as const;
export type ProbePrompt = (typeof PROBE_PROMPTS)[number];

/** A figure over the runs of a probe. */
export interface ProbeFigure {
  readonly median: number;
  /** Median absolute deviation × 1.4826. */
  readonly mad: number;
  readonly lowest: number;
  readonly highest: number;
  /** Runs behind it. */
  readonly n: number;
}

/** What one kind of prompt showed, each part apart. Times in ms; null where the server does not say. */
export interface ProbePromptFigures {
  readonly prompt: ProbePrompt;
  readonly promptTokens: ProbeFigure | null;
  readonly answerTokens: ProbeFigure | null;
  readonly loadMs: ProbeFigure | null;
  readonly queueMs: ProbeFigure | null;
  readonly prefillMs: ProbeFigure | null;
  readonly decodeMs: ProbeFigure | null;
  readonly firstTokenMs: ProbeFigure | null;
  /** Total − load as the server says, else the time on our clock. */
  readonly warmMs: ProbeFigure | null;
  readonly promptTokensPerSecond: ProbeFigure | null;
  /** Of answers with 32 tokens or more. */
  readonly tokensPerSecond: ProbeFigure | null;
}

export interface ProbeFigures {
  /** One load of a model that was not in memory, ms; null when it was, or where nobody knows. */
  readonly coldLoadMs: number | null;
  /** Share in graphics memory, 0–1; null where nobody knows. */
  readonly gpuShare: number | null;
  readonly contextLength: number | null;
  /** Of all runs. */
  readonly tokensPerSecond: ProbeFigure | null;
  readonly prompts: readonly ProbePromptFigures[];
}

/** One measured request of a probe, in the order of work. */
export interface ProbeMeasurement {
  readonly prompt: ProbePrompt;
  readonly no: number;
  readonly loadMs: number | null;
  readonly queueMs: number | null;
  readonly prefillMs: number | null;
  readonly decodeMs: number | null;
  readonly firstTokenMs: number | null;
  readonly totalMs: number | null;
  readonly wallMs: number;
  readonly promptTokens: number | null;
  readonly cachedTokens: number | null;
  readonly answerTokens: number | null;
  readonly flags: readonly ResultFlag[];
}

/** One speed probe of one model on one server. */
export interface SpeedProbe {
  readonly id: string;
  readonly serverId: string;
  readonly server: string;
  readonly modelId: string;
  readonly model: string;
  readonly state: SpeedProbeState;
  /** Requests made of all, warm-up included. */
  readonly done: number;
  readonly total: number;
  /** Why it is not valid or failed, in one sentence. */
  readonly reason: string | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly figures: ProbeFigures | null;
  readonly measurements: readonly ProbeMeasurement[];
  /** Versions, digests and options under which it was measured. */
  readonly environment: JsonObject | null;
}

/** Body of `POST /api/servers/:id/probe`; without models: all of the server that run on it. */
export interface StartProbe {
  readonly models?: readonly string[];
}

export interface ProbesAccepted {
  readonly probes: readonly SpeedProbe[];
}
