import type { ResultFlag } from '@assay/contracts';
import type { GenerationTimings } from '@assay/domain/run';

/** What was seen around one answer. */
export interface TrialEvidence {
  readonly timings: GenerationTimings;
  readonly numCtx: number;
  /** The server had the model in memory when the request left. */
  readonly wasLoaded: boolean;
  /** Most requests of ours in flight on this server at once while it ran, itself included. */
  readonly inFlight: number;
  /** A request on this server was broken off, and no answer begun since has ended. */
  readonly afterAbort: boolean;
  /** The same prompt was asked of the loaded model before; decides only where the server does not say how much of it was cached. */
  readonly promptSeen: boolean;
  /** Which try this is, from 1. */
  readonly attempt: number;
  readonly sanitised: boolean;
  /** Share of the model in graphics memory, 0–1, at the start of the block and now; null where nobody knows. */
  readonly gpuShare: { readonly atStart: number | null; readonly now: number | null };
  /** Context length that the server says the loaded model has; null where nobody knows. */
  readonly loadedContext: number | null;
  /** The server's version is not the one that the run began with. */
  readonly versionChanged: boolean;
}

/** Longer than this, a load was one (a warm request says some 100 ms). */
const REAL_LOAD_MS = 1_000;
const WAITED_MS = 250;
const WAITED_SHARE = 0.05;
const FULL_CONTEXT = 0.95;
/** A larger share of the prompt in the cache makes the speed of reading another one; the template alone stays below. */
const CACHED_SHARE = 0.1;

/** Flags that evidence sets on an answer, in the order of the closed list. Text-borne flags come with the outcome. */
export function evidenceFlags(evidence: TrialEvidence): ResultFlag[] {
  const { timings } = evidence;
  const reloaded = (timings.loadMs ?? 0) > REAL_LOAD_MS;
  const found: readonly (readonly [ResultFlag, boolean])[] = [
    ['cold', reloaded || !evidence.wasLoaded],
    ['prompt_cached', cached(evidence)],
    ['concurrent', evidence.inFlight > 1],
    ['contended', waited(timings) || (reloaded && evidence.wasLoaded)],
    ['after_cancel', evidence.afterAbort],
    ['cpu_spill', spilled(evidence.gpuShare)],
    ['near_context', nearContext(evidence)],
    ['sanitised', evidence.sanitised],
    ['retried', evidence.attempt > 1],
    ['server_changed', evidence.versionChanged],
    ['context_smaller', evidence.loadedContext !== null && evidence.loadedContext < evidence.numCtx],
  ];
  return found.filter(([, seen]) => seen).map(([flag]) => flag);
}

/** Time that is in no phase of the server (total − load − prompt − generation), ms; null where it does not say. */
export function queueTime(timings: GenerationTimings): number | null {
  const { totalMs, loadMs, promptMs, generationMs } = timings;
  if (totalMs === null || generationMs === null) return null;
  return Math.max(0, totalMs - (loadMs ?? 0) - (promptMs ?? 0) - generationMs);
}

function waited(timings: GenerationTimings): boolean {
  const { wallMs } = timings;
  const totalMs = timings.totalMs ?? workTime(timings);
  if (totalMs === null) return false;
  const limit = Math.max(WAITED_MS, WAITED_SHARE * totalMs);
  return (queueTime(timings) ?? 0) > limit || wallMs - totalMs > limit;
}

/** What a server worked that tells its phases and no total (llama.cpp), ms. */
function workTime({ promptMs, generationMs }: GenerationTimings): number | null {
  return promptMs === null || generationMs === null ? null : promptMs + generationMs;
}

function cached({ timings, promptSeen }: TrialEvidence): boolean {
  const { cachedTokens = null, promptTokens } = timings;
  if (cachedTokens === null || promptTokens === null) return promptSeen;
  return cachedTokens > CACHED_SHARE * promptTokens;
}

function spilled({ atStart, now }: TrialEvidence['gpuShare']): boolean {
  return atStart !== null && now !== null && now < atStart - 0.01;
}

function nearContext({ timings, numCtx }: TrialEvidence): boolean {
  return (timings.promptTokens ?? 0) + (timings.answerTokens ?? 0) >= FULL_CONTEXT * numCtx;
}
