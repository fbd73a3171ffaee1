import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';
import {
  asSchedule,
  endOf,
  jobOrders,
  longestChain,
  makespan,
  problemOf,
  readyAt,
  sayJob,
  spoiled,
  type Job,
  type Placed,
} from './jobs';

const PAIRS = [
  ['Noor', 'Otis'],
  ['Rhea', 'Sami'],
  ['Tilda', 'Ugo'],
  ['Vera', 'Wim'],
  ['Xenia', 'Yuri'],
] as const;
const NAMES = [...'ABCDEFGH'];

interface Facts {
  readonly jobs: readonly Job[];
  readonly workers: readonly [string, string];
}

function draw(random: SeededRandom): Facts {
  const jobs = NAMES.map((name, at) => {
    const after = at < 2 ? [] : random.sample(NAMES.slice(0, at), random.integer(at < 4 ? 0 : 1, 2)).sort();
    return { name, length: random.integer(2, 7), after, people: 1 };
  });
  return { jobs, workers: random.pick(PAIRS) };
}

/** Every job in its order by one of two, as early as that one and its predecessors allow: some such schedule is the best of all. */
function schedules({ jobs, workers }: Facts, take: (placed: readonly Placed[]) => void): void {
  for (const order of jobOrders(jobs)) {
    const extend = (placed: readonly Placed[]): void => {
      const job = order[placed.length];
      if (job === undefined) return take(placed);
      for (const worker of placed.length === 0 ? workers.slice(0, 1) : workers) {
        const free = Math.max(0, ...placed.filter((each) => each.worker === worker).map(endOf));
        extend([...placed, { job, worker, start: Math.max(free, readyAt(job, placed)) }]);
      }
    };
    extend([]);
  }
}

/** The next that can start goes to whoever is free first, the longest before the others. */
function listed({ jobs, workers }: Facts, urgent: (job: Job) => number): Placed[] {
  const placed: Placed[] = [];
  while (placed.length < jobs.length) {
    const done = placed.map(({ job }) => job.name);
    const free = (worker: string) => Math.max(0, ...placed.filter((each) => each.worker === worker).map(endOf));
    const worker = free(workers[0]) <= free(workers[1]) ? workers[0] : workers[1];
    const ready = jobs.filter(
      ({ name, after }) => !done.includes(name) && after.every((other) => done.includes(other)),
    );
    const job = ready.sort(
      (a, b) =>
        Math.max(free(worker), readyAt(a, placed)) - Math.max(free(worker), readyAt(b, placed)) ||
        urgent(b) - urgent(a),
    )[0];
    if (job === undefined) break;
    placed.push({ job, worker, start: Math.max(free(worker), readyAt(job, placed)) });
  }
  return placed;
}

function best(facts: Facts) {
  let found: { placed: readonly Placed[]; end: number; right: number; all: number } | null = null;
  schedules(facts, (placed) => {
    const end = makespan(placed);
    const all = (found?.all ?? 0) + 1;
    if (found === null || end < found.end) found = { placed, end, right: 1, all };
    else found = { ...found, all, right: found.right + (end === found.end ? 1 : 0) };
  });
  return found as { placed: readonly Placed[]; end: number; right: number; all: number } | null;
}

/** Eight tasks with predecessors for two people; ready as early as possible. */
export const twoWorkers = definePlans<Facts>({
  id: 'two-workers',
  title: 'Eight tasks for two',
  category: 'scheduling',
  tags: ['precedence', 'makespan'],
  difficulty: 3,
  checker: 'precedence',
  numPredict: 8_192,
  seeds: [16, 31, 32, 33, 40],
  evidence: [
    'Eight tasks, seven or more predecessors, two people; neither the longest chain nor half of the work gives the best end, so that waiting has to be weighed.',
    'Giving the next task to whoever is free, the longest first or in the order of the letters, ends later than the best; some hundred to ten thousand schedules without needless waiting, all of them tried by the solver.',
    'Chance of a guess: at most 5 % of the schedules in which nobody waits without need.',
  ],
  draw,
  ask: ({ jobs, workers }) =>
    [
      `${workers[0]} and ${workers[1]} have to do eight tasks. Each task is done by one of them alone, without interruption; nobody does two tasks at the same time; both can do every task. A task that has to wait for others may start at the very hour at which the last of them ends. Work starts at hour 0.`,
      ...jobs.map(sayJob),
      'Plan the work so that the last task ends as early as possible. There may be several such plans; any of them is right.',
    ].join('\n'),
  form: ({ workers }) =>
    `{"schedule": [{"task": "<letter>", "worker": "<${workers[0]} or ${workers[1]}>", "start": "<hour>"}, "…"]}`,
  problem: (facts) => problemOf(facts.jobs, facts.workers, null, best(facts)?.end ?? 0),
  solve: (facts) => {
    const { jobs } = facts;
    const links = jobs.reduce((sum, { after }) => sum + after.length, 0);
    if (links < 7 || links > 10) return null;
    const orders = jobOrders(jobs).length;
    if (orders > 120) return null;
    const found = best(facts);
    if (found === null || found.right > 0.05 * found.all) return null;
    const bound = Math.max(longestChain(jobs), Math.ceil(jobs.reduce((sum, { length }) => sum + length, 0) / 2));
    const listedEnds = [({ length }: Job) => length, ({ name }: Job) => -name.charCodeAt(0)].map((urgent) =>
      makespan(listed(facts, urgent)),
    );
    if (found.end === bound || listedEnds.some((end) => end === found.end)) return null;
    return { plans: [asSchedule(found.placed)], right: found.right, candidates: found.all };
  },
  explain: (facts) => {
    const found = best(facts);
    const rows = (found?.placed ?? []).map(
      (each) => `${each.worker ?? ''} does ${each.job.name} from ${each.start} to ${endOf(each)}`,
    );
    return `${rows.join('; ')}. All is done at hour ${found?.end ?? 0}; no plan is earlier.`;
  },
  mistakes: (facts) => {
    const found = best(facts);
    return [asSchedule(listed(facts, ({ length }) => length)), ...spoiled(found?.placed ?? [])];
  },
});
