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
