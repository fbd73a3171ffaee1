import type { JsonObject, JsonValue, UnscoredReason } from '@assay/contracts';
import type { FoundAnswer } from '../extract/extraction';
import { kept } from '../text/shown';

/** What one scorer says of one answer, before weight and place are added. */
export type Finding = Scored | NotScored;

export interface Scored {
  readonly status: 'scored';
  /** 0–1. */
  readonly value: number;
  readonly reason: string;
  readonly expected: string | null;
  readonly got: string | null;
  readonly detail: JsonObject | null;
  /** False: failed, whatever the value is. Absent: the threshold decides. */
  readonly passed?: boolean;
}

export interface NotScored {
  readonly status: 'unscored';
  readonly unscoredReason: UnscoredReason;
  readonly reason: string;
}

/** One scorer: its part of the criteria, the whole cleaned answer, what was extracted from it, and the task's expected output. */
export type ScorerFunction<Spec> = (
  spec: Spec,
  answer: string,
  extracted: FoundAnswer,
  expectedOutput: string,
) => Finding;

/** What a finding says beyond right or wrong. */
export interface Said {
  readonly reason: string;
  readonly expected?: string;
  readonly got?: string;
  readonly detail?: JsonObject;
}

/** Right or wrong, with texts cut to what is kept beside a score. */
export function finding(passed: boolean, said: Said): Scored {
  return {
    status: 'scored',
    value: passed ? 1 : 0,
    reason: said.reason,
    expected: said.expected === undefined ? null : kept(said.expected),
    got: said.got === undefined ? null : kept(said.got),
    detail: said.detail ?? null,
  };
}

/** What a judge's verdicts come to; without a score the checklist gives no points at all. */
export function judgeFinding(said: {
  readonly score: number | null;
  readonly passed: boolean;
  readonly reason: string;
  readonly detail: JsonObject;
}): Finding {
  const { score, passed, reason, detail } = said;
  if (score === null) return notScored('harness_error', 'The checklist of the task gives no points.');
  return { status: 'scored', value: score, passed, reason, expected: null, got: null, detail };
}

/** No score, with the reason. */
export function notScored(unscoredReason: UnscoredReason, reason: string): NotScored {
  return { status: 'unscored', unscoredReason, reason };
}

/** What a scorer compares with: its own `value`, else the task's expected output. Objects and lists as JSON. */
export function expectedText(value: JsonValue | undefined, expectedOutput: string): string {
  if (value === undefined) return expectedOutput;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
