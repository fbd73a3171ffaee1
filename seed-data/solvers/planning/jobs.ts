import type { JsonValue } from '@assay/contracts';
import { inWords } from '../in-words';
import { permutations } from '../permutations';

/** A task that takes time, follows on others and may need hands. */
export interface Job {
  readonly name: string;
  readonly length: number;
  readonly after: readonly string[];
  /** People that it keeps busy from start to end. */
  readonly people: number;
}

/** When a job starts, and who does it where that matters. */
export interface Placed {
  readonly job: Job;
  readonly start: number;
  readonly worker?: string;
}

/** All orders in which no job stands before one that it follows on. */
export function jobOrders(jobs: readonly Job[]): Job[][] {
  const extend = (done: readonly Job[]): Job[][] => {
    if (done.length === jobs.length) return [[...done]];
    const names = done.map(({ name }) => name);
    const ready = jobs.filter((job) => !done.includes(job) && job.after.every((name) => names.includes(name)));
    return ready.flatMap((job) => extend([...done, job]));
  };
  return extend([]);
}

export const endOf = ({ job, start }: Placed): number => start + job.length;

/** When the last one ends. */
export function makespan(placed: readonly Placed[]): number {
  return Math.max(...placed.map(endOf));
}

/** The earliest time at which all that a job follows on is done. */
export function readyAt(job: Job, placed: readonly Placed[]): number {
  return Math.max(0, ...placed.filter((each) => job.after.includes(each.job.name)).map(endOf));
}

/** The plan as an answer, in the order of the starts. */
export function asSchedule(placed: readonly Placed[]): JsonValue {
  const sorted = placed.toSorted((a, b) => a.start - b.start || (a.job.name < b.job.name ? -1 : 1));
  return {
    schedule: sorted.map(({ job, start, worker }) => ({
      task: job.name,
      ...(worker === undefined ? {} : { worker }),
      start,
    })),
  };
}

/** The problem as the checker reads it. */
export function problemOf(jobs: readonly Job[], workers: readonly string[], people: number | null, best: number) {
  return {
    tasks: Object.fromEntries(
      jobs.map(({ name, length, after, people: hands }) => [
        name,
        { length, after: [...after], needs: people === null ? {} : { people: hands } },
      ]),
    ),
    workers: [...workers],
    resources: people === null ? {} : { people },
    best,
  };
}

/** `- C: 4 hours, after A and B`. */
export function sayJob({ name, length, after }: Job): string {
  return `- ${name}: ${length} hours, ${after.length === 0 ? 'may start at once' : `only after ${inWords(after)}`}`;
}

/** The critical path: how long all takes with help without limit. */
export function longestChain(jobs: readonly Job[]): number {
  const [order = []] = jobOrders(jobs);
  const placed = order.reduce<Placed[]>((before, job) => [...before, { job, start: readyAt(job, before) }], []);
  return makespan(placed);
}

/** Wrong schedules: all at their earliest whoever does them, one task less, one an hour too early. */
export function spoiled(placed: readonly Placed[]): JsonValue[] {
  const [first] = permutations(placed.slice(0, 2))[0] ?? [];
  const chain = placed.reduce<Placed[]>(
    (before, each) => [...before, { ...each, start: readyAt(each.job, before) }],
    [],
  );
  const last = placed.toSorted((a, b) => endOf(a) - endOf(b)).at(-1);
  const early = placed.map((each) => (each === last && each.start > 0 ? { ...each, start: each.start - 1 } : each));
  return [chain, placed.filter((each) => each !== first), early].map(asSchedule);
}
