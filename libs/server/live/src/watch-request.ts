import type { WatchRun } from '@assay/contracts';
import { isId } from '@assay/server/http';

/** Reads `run.watch`; null when it has not the form of one. */
export function readWatch(body: unknown): WatchRun | null {
  if (typeof body !== 'object' || body === null) return null;
  const { runId, afterSeq } = body as { runId?: unknown; afterSeq?: unknown };
  if (typeof runId !== 'string' || !isId(runId)) return null;
  if (typeof afterSeq !== 'number' || !Number.isSafeInteger(afterSeq) || afterSeq < 0) return null;
  return { runId: runId.toLowerCase(), afterSeq };
}

/** Reads `run.unwatch`; null when it has not the form of one. */
export function readUnwatch(body: unknown): string | null {
  const watch = readWatch({ ...(typeof body === 'object' ? body : {}), afterSeq: 0 });
  return watch?.runId ?? null;
}
