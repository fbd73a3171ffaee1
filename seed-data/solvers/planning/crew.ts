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

const NAMES = [...'ABCDEFGHI'];
const SETTINGS = [
  'builds a stage',
  'overhauls a ship',
  'sets up a circus tent',
  'moves an archive',
  'restores a chapel',
];

interface Facts {
  readonly what: string;
  readonly jobs: readonly Job[];
  readonly people: number;
}

function draw(random: SeededRandom): Facts {
  const people = random.integer(4, 5);
  const jobs = NAMES.map((name, at) => {
    const after = at < 2 ? [] : random.sample(NAMES.slice(0, at), random.integer(at < 4 ? 0 : 1, 2)).sort();
    return { name, length: random.integer(2, 6), after, people: random.integer(1, 3) };
  });
  return { what: random.pick(SETTINGS), jobs, people };
}

/** The earliest start at which predecessors are done and there are people enough all the time. */
function earliest(job: Job, placed: readonly Placed[], people: number): number {
  const busy = (hour: number): number =>
    placed.filter((each) => each.start <= hour && hour < endOf(each)).reduce((sum, each) => sum + each.job.people, 0);
  for (let start = readyAt(job, placed); ; start++) {
    const hours = Array.from({ length: job.length }, (_, no) => start + no);
    if (hours.every((hour) => busy(hour) + job.people <= people)) return start;
  }
}

/** Places the jobs in their order, each as early as possible. Going through all orders finds the best schedule there is. */
function place(order: readonly Job[], people: number): Placed[] {
  return order.reduce<Placed[]>((placed, job) => [...placed, { job, start: earliest(job, placed, people) }], []);
}

function best({ jobs, people }: Facts) {
  const ends = jobOrders(jobs).map((order) => {
    const placed = place(order, people);
    return { placed, end: makespan(placed) };
  });
  const end = Math.min(...ends.map((each) => each.end));
  const right = ends.filter((each) => each.end === end);
  return { end, right: right.length, all: ends.length, placed: right[0]?.placed ?? [] };
}

/** Nine tasks that share the people of a crew. */
export const crew = definePlans<Facts>({
  id: 'crew',
  title: 'Nine tasks for one crew',
  category: 'scheduling',
  tags: ['precedence', 'resources', 'makespan'],
  difficulty: 4,
  checker: 'precedence',
  numPredict: 12_288,
  seeds: [6, 7, 14, 28, 29],
  evidence: [
    'Nine tasks with predecessors that share four or five people; any two or three of them may run side by side or not, and the best plan is two hours or more above what the longest chain and the sum of the work allow.',
    'All orders of the tasks are tried by the solver (up to 2,500); in at most 5 % of them starting each task as early as possible gives the best end, and the order of the letters does not.',
    'Chance of a guess: at most 5 %, and only for those who place without a mistake.',
  ],
  draw,
  ask: ({ what, jobs, people }) =>
    [
      `A crew of ${people} people ${what} in nine tasks. Each task keeps a fixed number of people busy from its start to its end without interruption; at no time may the tasks that are running need more than ${people} people together. Who of the crew works on which task does not matter. A task that has to wait for others may start at the very hour at which the last of them ends, and people are free again at that hour. Work starts at hour 0.`,
      ...jobs.map((job) => `${sayJob(job)}; needs ${job.people} ${job.people === 1 ? 'person' : 'people'}`),
      'Plan the work so that the last task ends as early as possible. There may be several such plans; any of them is right.',
    ].join('\n'),
  form: () => '{"schedule": [{"task": "<letter>", "start": "<hour>"}, "…"]}',
  problem: (facts) => problemOf(facts.jobs, [], facts.people, best(facts).end),
  solve: (facts) => {
    const { jobs, people } = facts;
    const links = jobs.reduce((sum, { after }) => sum + after.length, 0);
    if (links < 7 || links > 11) return null;
    const orders = jobOrders(jobs).length;
    if (orders < 200 || orders > 2_500) return null;
    const found = best(facts);
    const work = jobs.reduce((sum, each) => sum + each.length * each.people, 0);
    const bound = Math.max(longestChain(jobs), Math.ceil(work / people));
    if (found.right > 0.05 * found.all || found.end < bound + 2) return null;
    if (makespan(place(jobs, people)) === found.end) return null;
    return { plans: [asSchedule(found.placed)], right: found.right, candidates: found.all };
  },
  explain: (facts) => {
    const { placed, end } = best(facts);
    const rows = placed.map((each) => `${each.job.name} from ${each.start} to ${endOf(each)} (${each.job.people})`);
    return `Hours, with the people in brackets: ${rows.join(', ')}. All is done at hour ${end}; trying all orders finds nothing earlier.`;
  },
  mistakes: (facts) => {
    const { placed } = best(facts);
    return [asSchedule(place(facts.jobs, facts.people)), ...spoiled(placed)];
  },
});
