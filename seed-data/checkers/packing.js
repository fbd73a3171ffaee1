// packing: {items: [name, …]} of the greatest value that fits. expected_output.problem:
// {capacity, items: {name: {weight, value}}, apart: [[a, b], …], needs: [[a, b], …], best}; `needs`: a only together with b.

const plain = (text) => String(text).trim().toLowerCase();

/** The first rule that the choice breaks, in words; null for none. */
function fault(plan, { capacity, items, apart, needs, best }) {
  const list = Array.isArray(plan) ? plan : plan?.items;
  if (!Array.isArray(list)) return 'form: there is no list in "items"';
  const names = new Map(Object.keys(items).map((name) => [plain(name), name]));
  const unknown = list.find((name) => !names.has(plain(name)));
  if (unknown !== undefined) return `items: there is no "${String(unknown).slice(0, 60)}"`;
  const chosen = list.map((name) => names.get(plain(name)));
  const twice = chosen.find((name, at) => chosen.indexOf(name) !== at);
  if (twice !== undefined) return `items: "${twice}" is there twice`;
  const sum = (field) => chosen.reduce((total, name) => total + items[name][field], 0);
  if (sum('weight') > capacity) return `weight: ${sum('weight')} is more than ${capacity}`;
  const both = apart.find((pair) => pair.every((name) => chosen.includes(name)));
  if (both !== undefined) return `apart: "${both[0]}" and "${both[1]}" must not go together`;
  const alone = needs.find(([one, other]) => chosen.includes(one) && !chosen.includes(other));
  if (alone !== undefined) return `needs: "${alone[0]}" goes only together with "${alone[1]}"`;
  return sum('value') < best ? `value: ${sum('value')} is possible, but the best is ${best}` : null;
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
  return { score: 1, passed: true, reason: `Right: value ${problem.best}, the best there is`, ...said };
}
