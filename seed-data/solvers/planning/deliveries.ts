import type { JsonValue } from '@assay/contracts';
import { permutations } from '../permutations';
import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';

const DEPOT = 'D';
const LETTERS = [...'ABCEFGHK'];
const STOPS = 6;

interface Facts {
  readonly loads: ReadonlyMap<string, number>;
  readonly distances: ReadonlyMap<string, number>;
  readonly capacity: number;
}

type Trips = readonly (readonly string[])[];

const key = (a: string, b: string): string => [a, b].sort().join('-');

/** Places on a plane, so that every way round is longer than the direct one. */
function draw(random: SeededRandom): Facts {
  const stops = random.sample(LETTERS, STOPS).sort();
  const places = new Map(
    [DEPOT, ...stops].map((name) => [name, [random.integer(0, 20), random.integer(0, 20)] as const]),
  );
  const all = [...places.keys()];
  const distance = (a: string, b: string): number => {
    const [[x, y], [u, v]] = [places.get(a) ?? [0, 0], places.get(b) ?? [0, 0]];
    return Math.max(2, Math.round(Math.hypot(x - u, y - v)));
  };
  const distances = new Map(all.flatMap((a, at) => all.slice(at + 1).map((b) => [key(a, b), distance(a, b)])));
  return {
    loads: new Map(stops.map((stop) => [stop, random.integer(2, 6)])),
    distances,
    capacity: random.integer(9, 11),
  };
}

function length(trip: readonly string[], { distances }: Facts): number {
  const places = [DEPOT, ...trip, DEPOT];
  return places.slice(1).reduce((sum, to, at) => sum + (distances.get(key(places[at] ?? '', to)) ?? Infinity), 0);
}

function total(trips: Trips, facts: Facts): number {
  return trips.reduce((sum, trip) => sum + length(trip, facts), 0);
}

function fits(trip: readonly string[], { loads, capacity }: Facts): boolean {
  return trip.reduce((sum, stop) => sum + (loads.get(stop) ?? 0), 0) <= capacity;
}

/** Every way to part the stops into trips that the van can carry. */
function partitions(stops: readonly string[], facts: Facts): Trips[] {
  const [first, ...rest] = stops;
  if (first === undefined) return [[]];
  const subsets = Array.from({ length: 2 ** rest.length }, (_, bits) =>
    rest.filter((_stop, no) => ((bits >> no) & 1) === 1),
  );
  return subsets
    .map((others) => [first, ...others])
    .filter((trip) => fits(trip, facts))
    .flatMap((trip) =>
      partitions(
        rest.filter((stop) => !trip.includes(stop)),
        facts,
      ).map((others) => [trip, ...others]),
    );
}

function shortestTrip(trip: readonly string[], facts: Facts): readonly string[] {
  return permutations(trip).reduce((best, order) => (length(order, facts) < length(best, facts) ? order : best));
}

/** All partitions, each with its trips driven the shortest way, the best first. */
function ranked(facts: Facts): Trips[] {
  const all = partitions([...facts.loads.keys()], facts).map((trips) => trips.map((trip) => shortestTrip(trip, facts)));
  return all.sort((a, b) => total(a, facts) - total(b, facts));
}

/** How many ways there are to write plans down: partitions times the orders of their stops. */
function countPlans(facts: Facts): number {
  const factorial = (number: number): number => (number < 2 ? 1 : number * factorial(number - 1));
  return partitions([...facts.loads.keys()], facts).reduce(
    (sum, trips) => sum + trips.reduce((product, trip) => product * factorial(trip.length), 1),
    0,
  );
}

/** Always the nearest stop that still fits, home when none does. */
function nearestFirst(facts: Facts): Trips {
  const trips: string[][] = [[]];
  const left = new Set(facts.loads.keys());
  while (left.size > 0) {
    const trip = trips.at(-1) ?? [];
    const here = trip.at(-1) ?? DEPOT;
    const near = [...left]
      .filter((stop) => fits([...trip, stop], facts))
      .sort((a, b) => (facts.distances.get(key(here, a)) ?? 0) - (facts.distances.get(key(here, b)) ?? 0))[0];
    if (near === undefined) trips.push([]);
    else {
      trip.push(near);
      left.delete(near);
    }
  }
  return trips;
}

const asPlan = (trips: Trips): JsonValue => ({ trips: trips.map((trip) => [...trip]) });

/** Six loads, a van that takes two or three of them, as few kilometres as possible. */
export const deliveries = definePlans<Facts>({
  id: 'deliveries',
  title: 'Trips of a delivery van',
  category: 'routing',
  tags: ['vehicle-routing', 'capacity', 'optimisation'],
  difficulty: 3,
  checker: 'deliveries',
  numPredict: 8_192,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'Two decisions that hang together: which loads share a trip, and in which order they are driven; 25 to 120 ways to share.',
    'Always driving to the nearest stop that fits is worse; the second best way to share is at most a twentieth longer.',
    'Chance of a guess: at most 5 % of all plans that the van can carry, as trips may be driven and named in any order.',
  ],
  draw,
  ask: ({ loads, distances, capacity }) => {
    const all = [DEPOT, ...loads.keys()];
    const rows = all.slice(0, -1).map(
      (a, at) =>
        `- ${a}: ${all
          .slice(at + 1)
          .map((b) => `${b} ${distances.get(key(a, b)) ?? 0}`)
          .join(', ')}`,
    );
    return [
      `A van stands at the depot ${DEPOT} and delivers parcels to six stops. Their loads in crates: ${[...loads].map(([stop, load]) => `${stop} ${load}`).join(', ')}. The van carries at most ${capacity} crates at a time, so it makes several trips; each trip starts and ends at ${DEPOT}. Every stop is visited exactly once and gets its whole load in that visit. Distances in km, the same in both directions (every pair is listed once, at the place named first):`,
      ...rows,
      'The van drives directly from place to place. Which trips make the total distance of all of them as short as possible? Trips may be listed in any order and driven in either direction.',
    ].join('\n');
  },
  form: () => '{"trips": [["<first stop>", "<next stop>", "…"], ["<first stop>", "…"], "…"]}',
  problem: (facts) => ({
    depot: DEPOT,
    capacity: facts.capacity,
    loads: Object.fromEntries(facts.loads),
    distances: Object.fromEntries(facts.distances),
    best: total(ranked(facts)[0] ?? [], facts),
  }),
  solve: (facts) => {
    const all = ranked(facts);
    const [best = [], second = []] = all;
    const ratio = total(second, facts) / total(best, facts);
    if (
      all.length < 25 ||
      all.length > 120 ||
      ratio === 1 ||
      ratio > 1.05 ||
      total(nearestFirst(facts), facts) === total(best, facts)
    )
      return null;
    const turns = best.reduce(
      (product, trip) =>
        product * permutations(trip).filter((order) => length(order, facts) === length(trip, facts)).length,
      1,
    );
    const plans = [best, best.map((trip) => trip.toReversed()).toReversed()].map(asPlan);
    return { plans, right: turns, candidates: countPlans(facts) };
  },
  explain: (facts, plan) => {
    const { trips } = plan as unknown as { readonly trips: Trips };
    const rows = trips.map((trip) => `${DEPOT}–${trip.join('–')}–${DEPOT}: ${length(trip, facts)} km`);
    return `Of all ways to share the loads this is the shortest: ${rows.join('; ')}; together ${total(trips, facts)} km.`;
  },
  otherForm: (plan) =>
    `\`\`\`json\n${JSON.stringify({ trips: (plan as unknown as { readonly trips: Trips }).trips.map((trip) => [DEPOT, ...trip, DEPOT]) })}\n\`\`\``,
  mistakes: (facts) => {
    const [best = [], second = []] = ranked(facts);
    const merged = [[...(best[0] ?? []), ...(best[1] ?? [])], ...best.slice(2)];
    return [nearestFirst(facts), second, merged, best.slice(1)].map(asPlan);
  },
});
