// pouring: {pours: [[from, to], …]} between jugs without marks, until one of them holds the amount that is wanted. A pour ends when one jug is
// empty or the other full. expected_output.problem: {jugs: {name: {size, holds}}, wanted, most}.

const plain = (text) =>
  String(text)
    .trim()
    .toUpperCase()
    .replace(/^JUG\s+/, '');

function readPour(pour) {
  if (Array.isArray(pour) && pour.length === 2) return pour.map(plain);
  const { from, to } = pour ?? {};
  return from === undefined || to === undefined ? null : [plain(from), plain(to)];
}

/** The first rule that the plan breaks, in words; null for none. */
function fault(plan, { jugs, wanted, most }) {
  const pours = Array.isArray(plan) ? plan : plan?.pours;
  if (!Array.isArray(pours)) return 'form: there is no list in "pours"';
  const holds = new Map(Object.entries(jugs).map(([name, jug]) => [name, jug.holds]));
  for (const [at, each] of pours.entries()) {
    const pour = readPour(each);
    const no = `pour ${at + 1}`;
    if (pour === null) return `form: ${no} is no pair of two jugs`;
    const [from, to] = pour;
    const unknown = pour.find((name) => !holds.has(name));
    if (unknown !== undefined) return `jugs: ${no}: there is no jug ${unknown.slice(0, 40)}`;
    if (from === to) return `jugs: ${no} goes from ${from} to itself`;
    const amount = Math.min(holds.get(from), jugs[to].size - holds.get(to));
    if (amount === 0)
      return `empty: ${no} moves nothing: ${from} holds ${holds.get(from)}, ${to} ${holds.get(to)} of ${jugs[to].size}`;
    holds.set(from, holds.get(from) - amount);
    holds.set(to, holds.get(to) + amount);
  }
  const end = [...holds].map(([name, amount]) => `${name} ${amount}`).join(', ');
  if (![...holds.values()].includes(wanted)) return `goal: in the end there are ${end}; no jug holds ${wanted}`;
  return pours.length > most ? `length: ${pours.length} pours, ${most} are allowed` : null;
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
  return { score: 1, passed: true, reason: `Right: a jug holds ${problem.wanted} litres`, ...said };
}
