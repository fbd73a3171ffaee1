import type { ProbeMeasurement } from '@assay/contracts';
import type { GenerationTimings } from '@assay/domain/run';
import { evidenceFlags, queueTime } from '@assay/domain/scheduling';
import type { ProbeRequest } from './probe-plan';

/** What was seen around one request of a probe. The lane is held: nothing else of ours runs. */
export interface ProbeEvidence {
  readonly numCtx: number;
  readonly gpuShare: { readonly atStart: number | null; readonly now: number | null };
  readonly loadedContext: number | null;
}

/** One request with its times, part by part, and the flags that its evidence sets. */
export function measure(request: ProbeRequest, timings: GenerationTimings, evidence: ProbeEvidence): ProbeMeasurement {
  const { loadMs, promptMs, generationMs, firstTokenMs, totalMs, wallMs, promptTokens, answerTokens } = timings;
  const flags = evidenceFlags({
    ...evidence,
    timings,
    wasLoaded: true,
    inFlight: 1,
    afterAbort: false,
    promptSeen: false,
    attempt: 1,
    sanitised: false,
    versionChanged: false,
  });
  return {
    prompt: request.prompt,
    no: request.no,
    loadMs,
    queueMs: queueTime(timings),
    prefillMs: promptMs,
    decodeMs: generationMs,
    firstTokenMs,
    totalMs,
    wallMs,
    promptTokens,
    cachedTokens: timings.cachedTokens ?? null,
    answerTokens,
    flags,
  };
}
