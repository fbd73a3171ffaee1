/** Multiplications that one exact test may still spend; shared by all of its parts. */
export class WorkBudget {
  private left: number;

  constructor(limit: number) {
    this.left = limit;
  }

  /** Whether so much is left; books nothing. */
  covers(work: number): boolean {
    return work <= this.left;
  }

  /** Books the work; false where it exceeds what is left, and from then on. */
  affords(work: number): boolean {
    this.left -= work;
    return this.left >= 0;
  }
}

/** A sum is as good as within 8½ standard deviations of its mean on either side. */
const WIDTH_IN_DEVIATIONS = 17;

/**
 * Multiplications that adding `parts` distributions takes, about: half the square of the final width, for every halving of their
 * number. `variance` and `range` of the sum, in steps.
 */
export function expectedWork(variance: number, range: number, parts: number): number {
  const width = Math.min(range, WIDTH_IN_DEVIATIONS * Math.sqrt(variance));
  return (width * width * Math.max(1, Math.log2(parts))) / 2;
}
