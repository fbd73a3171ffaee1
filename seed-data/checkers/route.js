// route: {route: [place, …]}, from the start over every stop once to the end, as short as possible. expected_output.problem:
// {start, end, stops, times: {"A-B": minutes}, before: [[a, b], …], best}; times hold both ways.

const plain = (text) => String(text).trim().toLowerCase();

/** The first rule that the route breaks, in words; null for none. */
function fault(plan, { start, end, stops, times, before, best }) {
  const list = Array.isArray(plan) ? plan : plan?.route;
  if (!Array.isArray(list)) return 'form: there is no list in "route"';
  const names = new Map([start, end, ...stops].map((name) => [plain(name), name]));
  const unknown = list.find((name) => !names.has(plain(name)));
  if (unknown !== undefined) return `places: there is no "${String(unknown).slice(0, 60)}"`;
  const route = list.map((name) => names.get(plain(name)));
  if (route[0] !== start) return `start: the route has to start at ${start}`;
  if (route.at(-1) !== end) return `end: the route has to end at ${end}`;
  const between = route.slice(1, -1);
  const missing = stops.find((name) => !between.includes(name));
  if (missing !== undefined) return `stops: ${missing} is left out`;
  if (between.length !== stops.length) return 'stops: a place is there more than once';
  const early = before.find(([first, then]) => between.indexOf(first) > between.indexOf(then));
  if (early !== undefined) return `before: ${early[0]} has to come before ${early[1]}`;
  const legs = route.slice(1).map((to, at) => times[`${route[at]}-${to}`] ?? times[`${to}-${route[at]}`]);
  const total = legs.reduce((sum, minutes) => sum + minutes, 0);
  return total > best ? `length: ${legs.join(' + ')} = ${total} minutes, the best is ${best}` : null;
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
  return { score: 1, passed: true, reason: `Right: ${problem.best} minutes, the shortest there is`, ...said };
}
