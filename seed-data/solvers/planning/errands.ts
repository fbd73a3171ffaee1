import type { JsonValue } from '@assay/contracts';
import { permutations } from '../permutations';
import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';

const PLACES = [
  'bank',
  'bakery',
  'chemist',
  'dentist',
  'florist',
  'garage',
  'library',
  'market',
  'museum',
  'post office',
  'school',
  'tailor',
];
const STOPS = 4;

interface Facts {
  readonly stops: readonly string[];
  /** `home`, the stops and `station`; minutes between each two. */
  readonly times: ReadonlyMap<string, number>;
  readonly before: readonly [string, string];
}

const key = (a: string, b: string): string => [a, b].sort().join('-');

function draw(random: SeededRandom): Facts {
  const stops = random.sample(PLACES, STOPS).sort();
  const all = ['home', ...stops, 'station'];
  const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => key(a, b)));
  const times = new Map(pairs.map((pair) => [pair, random.integer(4, 29)]));
  const [a = '', b = ''] = random.sample(stops, 2);
  return { stops, times, before: [a, b] };
}

const keeps = (order: readonly string[], [a, b]: readonly [string, string]): boolean =>
  order.indexOf(a) < order.indexOf(b);

function route(order: readonly string[]): string[] {
  return ['home', ...order, 'station'];
}

function legs(order: readonly string[], { times }: Facts): number[] {
  const places = route(order);
  return places.slice(1).map((to, at) => times.get(key(places[at] ?? '', to)) ?? Infinity);
}

function length(order: readonly string[], facts: Facts): number {
  return legs(order, facts).reduce((sum, minutes) => sum + minutes, 0);
}

function shortest(orders: readonly string[][], facts: Facts): string[][] {
  const best = Math.min(...orders.map((order) => length(order, facts)));
  return orders.filter((order) => length(order, facts) === best);
}

/** Always to the nearest place that is left and allowed. */
function nearestFirst(facts: Facts): string[] {
  const order: string[] = [];
  while (order.length < STOPS) {
    const here = order.at(-1) ?? 'home';
    const left = facts.stops.filter(
      (stop) => !order.includes(stop) && (stop !== facts.before[1] || order.includes(facts.before[0])),
    );
    const near = left.sort((a, b) => (facts.times.get(key(here, a)) ?? 0) - (facts.times.get(key(here, b)) ?? 0))[0];
    order.push(near ?? '');
  }
  return order;
}

const asPlan = (order: readonly string[]): JsonValue => ({ route: route(order) });

/** Four stops between two ends, one before another, the shortest way. */
export const errands = definePlans<Facts>({
  id: 'errands',
  title: 'The shortest round of errands',
  category: 'routing',
  tags: ['route', 'shortest-path'],
  difficulty: 2,
  checker: 'route',
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'A table of 14 times; 12 routes keep the rule, one of them is shortest. Each route is a sum of five numbers.',
    'Always going to the nearest place and overlooking the rule both lead to another route; the second best is at most eight minutes longer.',
    'Chance of a guess: 4 % (one of 24 orders).',
  ],
  draw,
  ask: ({ stops, times, before }) => {
    const all = ['home', ...stops, 'station'];
    const rows = all.slice(0, -1).map((a, at) => {
      const others = all.slice(at + 1).filter((b) => !(a === 'home' && b === 'station'));
      return `- ${a}: ${others.map((b) => `${b} ${times.get(key(a, b)) ?? 0}`).join(', ')}`;
    });
    return [
      `Somebody starts at home, has to visit four places, each exactly once, and ends at the station: ${stops.join(', ')}. The ${before[0]} has to be visited somewhere before the ${before[1]}. Walking times in minutes, the same in both directions (every pair is listed once, at the place named first):`,
      ...rows,
      'Every leg leads directly from one place to the next; the visits themselves take no time. Which route is the shortest in all? There is exactly one.',
    ].join('\n');
  },
  form: () => '{"route": ["home", "<first place>", "…", "<fourth place>", "station"]}',
  problem: (facts) => {
    const [best = []] = shortest(
      permutations(facts.stops).filter((order) => keeps(order, facts.before)),
      facts,
    );
    return {
      start: 'home',
      end: 'station',
      stops: [...facts.stops],
      times: Object.fromEntries(facts.times),
      before: [[...facts.before]],
      best: length(best, facts),
    };
  },
  solve: (facts) => {
    const all = permutations(facts.stops);
    const allowed = all.filter((order) => keeps(order, facts.before));
    const right = shortest(allowed, facts);
    const [only = []] = right;
    const best = length(only, facts);
    const second = Math.min(...allowed.filter((order) => order !== only).map((order) => length(order, facts)));
    const misled = [nearestFirst(facts), ...shortest(all, facts)];
    if (right.length !== 1 || second - best > 8 || misled.some((order) => order.join() === only.join())) return null;
    return { plans: [asPlan(only)], right: 1, candidates: all.length };
  },
  explain: (facts, plan) => {
    const places = (plan as { readonly route: readonly string[] }).route;
    const minutes = legs(places.slice(1, -1), facts);
    return `The best of the orders that keep the rule is ${places.join(' → ')}: ${minutes.join(' + ')} = ${minutes.reduce((a, b) => a + b, 0)} minutes.`;
  },
  otherForm: (plan) =>
    `\`\`\`json\n${JSON.stringify((plan as { route: string[] }).route.map((place) => place.toUpperCase()))}\n\`\`\``,
  mistakes: (facts, plan) => {
    const right = (plan as { readonly route: readonly string[] }).route;
    const all = permutations(facts.stops);
    const [unruly = []] = shortest(all, facts);
    const allowed = all
      .filter((order) => keeps(order, facts.before))
      .sort((a, b) => length(a, facts) - length(b, facts));
    return [asPlan(unruly), asPlan(allowed[1] ?? []), { route: right.slice(0, -1) }, { route: right.toSpliced(2, 1) }];
  },
});
