import type { Run, RunLaneBlock } from '@assay/contracts';

const WIDTH = 30;

/** The part of a stream that progress needs. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A bar that stays on its line on a terminal; elsewhere one line per finished block. */
export class RunProgress {
  private told = 0;

  constructor(private readonly output: ProgressOutput) {}

  show(run: Run): void {
    if (this.output.isTTY === true) this.output.write(`\r\u001B[K${bar(run)}`);
    else this.tellBlocks(run);
  }

  /** One word of progress, where a run as a whole is not looked at. */
  tell(text: string): void {
    if (this.output.isTTY === true) this.output.write(`\r\u001B[K${text}`);
  }

  end(): void {
    if (this.output.isTTY === true) this.output.write('\n');
  }

  private tellBlocks(run: Run): void {
    const finished = run.lanes.flatMap((lane) =>
      lane.blocks.filter(isFinishedWork).map((block) => ({ server: lane.server, block })),
    );
    for (const { server, block } of finished.slice(this.told)) {
      this.output.write(
        `${server} ${block.model}: ${block.phase === 'judge' ? 'judged' : 'answered'} ${block.trials} (${countsOf(run)})\n`,
      );
    }
    this.told = Math.max(this.told, finished.length);
  }
}

function isFinishedWork(block: RunLaneBlock): boolean {
  return block.phase !== 'load' && block.endedAt !== null;
}

function bar(run: Run): string {
  const full = Math.round(run.progress * WIDTH);
  const left = run.eta?.expectedMs == null ? '' : ` · about ${duration(run.eta.expectedMs)} left`;
  const waiting = run.waitingFor === null ? '' : ` · waiting for ${run.waitingFor}`;
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${countsOf(run)}${left}${waiting}`;
}

function countsOf({ counts }: Run): string {
  const done = counts.total - counts.waiting - counts.running - counts.generated;
  return `${done} of ${counts.total}, ${counts.passed} passed`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
