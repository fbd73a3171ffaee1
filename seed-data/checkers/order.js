// order: {order: [step, …]}, every step once. expected_output.problem: {steps, before: [[a, b], …], directly: [[a, b], …], notLast: [step, …]}.

const plain = (text) => String(text).trim().toLowerCase().replace(/\s+/g, ' ');

/** The first rule that the order breaks, in words; null for none. */
function fault(plan, { steps, before, directly, notLast }) {
  const order = Array.isArray(plan) ? plan : plan?.order;
  if (!Array.isArray(order)) return 'form: there is no list in "order"';
  const places = new Map(order.map((step, place) => [plain(step), place]));
  const unknown = order.find((step) => !steps.some((known) => plain(known) === plain(step)));
  if (unknown !== undefined) return `steps: there is no step "${String(unknown).slice(0, 60)}"`;
  const missing = steps.find((step) => !places.has(plain(step)));
  if (missing !== undefined) return `steps: "${missing}" is missing`;
  if (order.length !== steps.length) return 'steps: a step is there more than once';
  const place = (step) => places.get(plain(step));
  const early = before.find(([first, then]) => place(first) > place(then));
  if (early !== undefined) return `before: "${early[0]}" has to come before "${early[1]}"`;
  const apart = directly.find(([first, then]) => place(then) !== place(first) + 1);
  if (apart !== undefined) return `directly: "${apart[1]}" has to follow directly on "${apart[0]}"`;
  const last = notLast.find((step) => place(step) === steps.length - 1);
  return last === undefined ? null : `last: "${last}" must not be the last step`;
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
  return { score: 1, passed: true, reason: 'Right: the order keeps every rule', ...said };
}
