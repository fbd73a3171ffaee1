import type { ResultTimings } from '@assay/contracts';
import type { BarPart } from '@assay/web/ui';

export type TimePartName = 'queue' | 'load' | 'prefill' | 'thinking' | 'answer';

/** A stretch of one answer's time, ms; null = the server did not say. */
export interface TimePart {
  readonly name: TimePartName;
  readonly ms: number | null;
  readonly colour: BarPart['colour'];
}

/** Where the time of an answer went, in order. */
export function timeParts(timings: ResultTimings): TimePart[] {
  const { queueMs, loadMs, promptMs, generationMs, thinkingMs } = timings;
  const answer = generationMs === null ? null : Math.max(generationMs - (thinkingMs ?? 0), 0);
  const parts: TimePart[] = [
    { name: 'queue', ms: queueMs, colour: 'hatch' },
    { name: 'load', ms: loadMs, colour: 'outline' },
    { name: 'prefill', ms: promptMs, colour: 'muted' },
    { name: 'thinking', ms: thinkingMs, colour: 'running' },
    { name: 'answer', ms: answer, colour: 'primary' },
  ];
  return parts.filter((part) => part.name !== 'thinking' || part.ms !== null);
}
