import { FAILPOINTS, Failpoints, type Failpoint } from '@assay/domain/run';

/** Ends this process without a word at the n-th pass of a place: `name` or `name:n`. For specs that prove that nothing is lost. */
export class ProcessFailpoints extends Failpoints {
  private readonly place: Failpoint;
  private left: number;

  /** Throws for a place that does not exist. */
  constructor(
    armed: string,
    private readonly end: () => void = () => process.kill(process.pid, 'SIGKILL'),
  ) {
    super();
    const [name = '', nth = '1'] = armed.split(':');
    const place = FAILPOINTS.find((known) => known === name);
    if (place === undefined || !/^[1-9]\d*$/.test(nth)) throw new Error(`No such failpoint: ${armed}.`);
    this.place = place;
    this.left = Number(nth);
  }

  override pass(place: Failpoint): void {
    if (place !== this.place) return;
    this.left -= 1;
    if (this.left === 0) this.end();
  }
}
