// deliveries: {trips: [[stop, …], …]}, each trip from the depot and back, every stop once, as short as possible in all.
// expected_output.problem: {depot, capacity, loads: {stop: load}, distances: {"A-B": length}, best}; distances hold both ways.

const plain = (text) => String(text).trim().toLowerCase();

/** Trips as the problem spells their stops, without the depot at both ends; a text where that cannot be read. */
function readTrips(plan, { depot, loads }) {
  const list = Array.isArray(plan) ? plan : plan?.trips;
  if (!Array.isArray(list) || list.some((trip) => !Array.isArray(trip)))
    return 'form: there is no list of lists in "trips"';
  const trips = [];
  for (const trip of list) {
    const stops = trip.map(plain);
    if (stops[0] === plain(depot)) stops.shift();
    if (stops.at(-1) === plain(depot)) stops.pop();
    const unknown = stops.find((stop) => !Object.keys(loads).some((name) => plain(name) === stop));
    if (unknown !== undefined) return `stops: there is no "${unknown.slice(0, 40)}" within a trip`;
    trips.push(stops.map((stop) => Object.keys(loads).find((name) => plain(name) === stop)));
  }
  return trips;
}

/** The first rule that the plan breaks, in words; null for none. */
function fault(plan, problem) {
  const { depot, capacity, loads, distances, best } = problem;
  const trips = readTrips(plan, problem);
  if (typeof trips === 'string') return trips;
  const all = trips.flat();
  const missing = Object.keys(loads).find((stop) => !all.includes(stop));
  if (missing !== undefined) return `stops: ${missing} is left out`;
  const twice = all.find((stop, at) => all.indexOf(stop) !== at);
  if (twice !== undefined) return `stops: ${twice} is there twice`;
  const load = (trip) => trip.reduce((sum, stop) => sum + loads[stop], 0);
  const heavy = trips.find((trip) => load(trip) > capacity);
  if (heavy !== undefined)
    return `capacity: ${heavy.join(', ')} have a load of ${load(heavy)}, the van takes ${capacity}`;
  const between = (a, b) => distances[`${a}-${b}`] ?? distances[`${b}-${a}`];
  const length = (trip) => {
    const places = [depot, ...trip, depot];
    return trip.length === 0 ? 0 : places.slice(1).reduce((sum, to, at) => sum + between(places[at], to), 0);
  };
  const total = trips.reduce((sum, trip) => sum + length(trip), 0);
  return total > best ? `length: ${trips.map(length).join(' + ')} = ${total} km, the best is ${best}` : null;
}

export function check(answer, task) {
  const { problem, plan } = JSON.parse(task.expectedOutput);
  const said = { expected: JSON.stringify(plan), got: answer.slice(0, 500) };
  let got;
  try {
    got = JSON.parse(answer);
  } catch {
    return { score: 0, passed: false, reason: 'Wrong: form: the answer is no JSON', ...said };
  }
  const found = fault(got, problem);
  if (found !== null) return { score: 0, passed: false, reason: `Wrong: ${found}`, ...said };
  return { score: 1, passed: true, reason: `Right: ${problem.best} km, the shortest there is`, ...said };
}
