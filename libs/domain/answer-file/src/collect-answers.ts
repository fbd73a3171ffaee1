import { RowRefused, type RowProblem } from '@assay/domain/score-file';
import { MOST_EPOCHS, type RawAnswer } from './raw-answer';
import { TaskFinder, type AnswerableTask } from './task-finder';

/** One answer of the table; `task` and `model` are places in its lists. */
export interface RecordedAnswer {
  readonly task: number;
  readonly model: number;
  readonly epoch: number;
  readonly output: string | null;
  readonly thinking: string | null;
  readonly durationMs: number | null;
}

/** All answers of a file. */
export interface RecordedAnswers {
  /** Names, in the order in which they first appear. */
  readonly models: readonly string[];
  readonly answers: readonly RecordedAnswer[];
  /** What is wrong, at most twenty places. */
  readonly problems: readonly RowProblem[];
}

const MOST_PROBLEMS = 20;

/** Collects the answers of files, finds their tasks, and refuses what is there twice. */
export class AnswerCollector {
  private readonly finder: TaskFinder;
  private readonly models = new Map<string, number>();
  private readonly answers: RecordedAnswer[] = [];
  private readonly problems: RowProblem[] = [];
  private readonly lines = new Map<string, number>();

  constructor(tasks: readonly AnswerableTask[]) {
    this.finder = new TaskFinder(tasks);
  }

  /** False when so much is wrong that reading on makes no sense. */
  get goesOn(): boolean {
    return this.problems.length < MOST_PROBLEMS;
  }

  /** Adds what `read` gives; a refused row becomes a problem. */
  add(read: () => readonly RawAnswer[]): void {
    try {
      for (const answer of read()) this.keep(answer);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      this.problems.push({ line: error.line, message: error.message });
    }
  }

  result(): RecordedAnswers {
    return { models: [...this.models.keys()], answers: this.answers, problems: this.problems };
  }

  private keep({ line, task: reference, model: name, epoch: said, ...answer }: RawAnswer): void {
    const tasks = this.finder.find(reference);
    const model = this.models.get(name) ?? this.models.size;
    const [first] = tasks;
    if (first === undefined) throw new RowRefused(line, unknown(reference));
    this.models.set(name, model);
    const { task, epoch } = said === null ? this.nextPlace(tasks, model, line) : { task: first, epoch: said };
    const place = `${task} ${model} ${epoch}`;
    const earlier = this.lines.get(place);
    if (earlier !== undefined)
      throw new RowRefused(line, `the same task, model and epoch as line ${earlier}; number repeats with epoch.`);
    this.lines.set(place, line);
    this.answers.push({ ...answer, task, model, epoch });
  }

  /** The first epoch that is free, the task that was asked first before the others. */
  private nextPlace(tasks: readonly number[], model: number, line: number): { task: number; epoch: number } {
    for (let epoch = 1; epoch <= MOST_EPOCHS; epoch++) {
      const task = tasks.find((one) => !this.lines.has(`${one} ${model} ${epoch}`));
      if (task !== undefined) return { task, epoch };
    }
    throw new RowRefused(line, `there are more than ${MOST_EPOCHS} answers of this model to this task.`);
  }
}

function unknown(reference: RawAnswer['task']): string {
  if ('prompt' in reference) return `no task has the prompt "${short(reference.prompt)}".`;
  return 'record' in reference
    ? `no task is like the document ${short(reference.name)}.`
    : `there is no task "${short(reference.name)}" among the tasks.`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
