import type { Run, RunEvent } from '@assay/contracts';
import { foldRunEvent } from '@assay/domain/run';
import { SeqBuffer } from './seq-buffer';

/** One run and the events that carry it forward: in order, without gaps, each once. */
export class RunFollower {
  private readonly buffer: SeqBuffer<RunEvent>;
  private ready: RunEvent[] = [];

  constructor(private state: Run) {
    this.buffer = new SeqBuffer(state.lastSeq);
  }

  get run(): Run {
    return this.state;
  }
  /** Where a replay has to begin. */
  get lastSeq(): number {
    return this.buffer.lastSeq;
  }
  get hasGap(): boolean {
    return this.buffer.hasGap;
  }

  /** Takes an event in; true when something can be folded. */
  accept(event: RunEvent): boolean {
    this.ready.push(...this.buffer.accept(event));
    return this.ready.length > 0;
  }

  /** Folds what is ready and hands it over. */
  fold(): readonly RunEvent[] {
    const events = this.ready;
    this.ready = [];
    this.state = events.reduce(foldRunEvent, this.state);
    return events;
  }

  /** Takes over a fresh reading; where events are already ahead of it, only what no event carries. */
  read(run: Run): void {
    this.fold();
    this.state = run.lastSeq >= this.state.lastSeq ? run : ahead(run, this.state);
    this.buffer.skipTo(run.lastSeq);
  }
}

function ahead(read: Run, folded: Run): Run {
  const { lanes, eta, accuracy, outcomes, flags, swaps, loadMs } = read;
  return { ...folded, lanes, eta, accuracy, outcomes, flags, swaps, loadMs };
}
