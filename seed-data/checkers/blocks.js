// blocks: {moves: [[block, to], …]} from one arrangement of stacks to another. Only a block with nothing on it is moved, onto the table or
// onto a block with nothing on it. expected_output.problem: {start: [[bottom, …, top], …], goal: likewise, most}.

const plain = (text) => String(text).trim().toUpperCase();

function readMove(move) {
  if (Array.isArray(move) && move.length === 2) return move.map(plain);
  const { block = move?.move, to } = move ?? {};
  return block === undefined || to === undefined ? null : [plain(block), plain(to)];
}

/** What stands on what: block → block below or TABLE. */
function below(stacks) {
  return new Map(stacks.flatMap((stack) => stack.map((block, at) => [block, at === 0 ? 'TABLE' : stack[at - 1]])));
}

/** The first rule that the plan breaks, in words; null for none. */
function fault(plan, { start, goal, most }) {
  const moves = Array.isArray(plan) ? plan : plan?.moves;
  if (!Array.isArray(moves)) return 'form: there is no list in "moves"';
  const under = below(start);
  for (const [at, each] of moves.entries()) {
    const move = readMove(each);
    const no = `move ${at + 1}`;
    if (move === null) return `form: ${no} is no pair of a block and where it goes`;
    const [block, to] = move;
    if (!under.has(block)) return `blocks: ${no}: there is no block ${block.slice(0, 40)}`;
    if (to !== 'TABLE' && !under.has(to)) return `blocks: ${no}: there is no block ${to.slice(0, 40)}`;
    if (to === block) return `blocks: ${no}: ${block} cannot stand on itself`;
    const on = (wanted) => [...under].find(([, place]) => place === wanted)?.[0];
    if (on(block) !== undefined) return `clear: ${no}: ${block} cannot be moved, ${on(block)} stands on it`;
    if (to !== 'TABLE' && on(to) !== undefined) return `clear: ${no}: ${on(to)} stands on ${to} already`;
    if (under.get(block) === to) return `blocks: ${no}: ${block} stands there already`;
    under.set(block, to);
  }
  const wrong = [...below(goal)].find(([block, place]) => under.get(block) !== place);
  const name = (place) => (place === 'TABLE' ? 'the table' : place);
  if (wrong !== undefined)
    return `goal: in the end ${wrong[0]} stands on ${name(under.get(wrong[0]))}, not on ${name(wrong[1])}`;
  return moves.length > most ? `length: ${moves.length} moves, ${most} are allowed` : null;
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
  return { score: 1, passed: true, reason: 'Right: the plan reaches the goal', ...said };
}
