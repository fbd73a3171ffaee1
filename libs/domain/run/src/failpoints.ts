/** Places where a test ends the process, to prove that nothing is lost there. */
export const FAILPOINTS = [
  'after_plan_commit',
  'after_claim',
  'before_first_token',
  'mid_stream',
  'after_stream_before_commit',
  'after_generation_commit',
  'before_evaluation',
  'after_evaluation_before_commit',
  'after_result_commit_before_event',
  'during_run_finalize',
  'during_shutdown',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

/** Told of each place that is passed. In the product nothing happens there. */
export abstract class Failpoints {
  abstract pass(place: Failpoint): void;
}

/** Does nothing anywhere. */
export class NoFailpoints extends Failpoints {
  override pass(): void {
    // Nothing happens in the product.
  }
}
