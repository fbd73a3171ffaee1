import type { RowProblem } from './file-row';
import type { ScoreRow } from './score-row';

/** The tries of one column on one task while a table is read. Most cells have one try: a map of epochs is made for the second. */
export class OpenCell {
  readonly scores: (number | null)[] = [];
  private epoch: number | null = null;
  private line = 0;
  private others: Map<number, number> | null = null;

  /** Adds a try; a second one of the same epoch is a problem. */
  add({ epoch, line, score }: ScoreRow): RowProblem | null {
    const earlier = epoch === null ? undefined : this.lineOf(epoch);
    if (earlier !== undefined)
      return { line, message: `the same task, model and epoch as line ${earlier}; which of the two counts?` };
    if (epoch !== null) this.remember(epoch, line);
    this.scores.push(score);
    return null;
  }

  private lineOf(epoch: number): number | undefined {
    return this.epoch === epoch ? this.line : this.others?.get(epoch);
  }

  private remember(epoch: number, line: number): void {
    if (this.epoch === null) {
      this.epoch = epoch;
      this.line = line;
    } else (this.others ??= new Map()).set(epoch, line);
  }
}
