// shifts: {plan: {day: person, …}}, one person for each day. expected_output.problem:
// {days, people: {name: {off: [day, …], least, most}}, pause, apart: [[a, b], …]}. `pause`: nobody works on two days in a row;
// `apart`: b never works on the day after a.

const plain = (text) => String(text).trim().toLowerCase();

/** Day → person, as the problem spells them; a text where that cannot be read. */
function readPlan(plan, { days, people }) {
  const given = plan?.plan ?? plan;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'form: there is no object with a person for each day';
  const byDay = new Map(Object.entries(given).map(([day, person]) => [plain(day), person]));
  const extra = [...byDay.keys()].find((day) => !days.some((known) => plain(known) === day));
  if (extra !== undefined) return `days: there is no day "${extra.slice(0, 40)}"`;
  const read = [];
  for (const day of days) {
    const said = byDay.get(plain(day));
    if (said === undefined) return `days: ${day} is missing`;
    const person = Object.keys(people).find((name) => plain(name) === plain(said));
    if (person === undefined) return `people: there is no "${String(said).slice(0, 40)}" (${day})`;
    read.push(person);
  }
  return read;
}

/** The first rule that the plan breaks, in words; null for none. */
function fault(plan, problem) {
  const { days, people, pause, apart } = problem;
  const read = readPlan(plan, problem);
  if (typeof read === 'string') return read;
  const off = days.findIndex((day, at) => people[read[at]].off.includes(day));
  if (off >= 0) return `off: ${read[off]} cannot work on ${days[off]}`;
  for (const [name, { least, most }] of Object.entries(people)) {
    const count = read.filter((person) => person === name).length;
    if (count < least) return `least: ${name} works ${count} days, at least ${least} are needed`;
    if (count > most) return `most: ${name} works ${count} days, at most ${most} are allowed`;
  }
  for (let at = 1; at < days.length; at++) {
    if (pause && read[at] === read[at - 1]) return `pause: ${read[at]} works on ${days[at - 1]} and ${days[at]}`;
    const pair = apart.find(([a, b]) => read[at - 1] === a && read[at] === b);
    if (pair !== undefined) return `apart: ${pair[1]} works on ${days[at]}, the day after ${pair[0]}`;
  }
  return null;
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
  return { score: 1, passed: true, reason: 'Right: the plan keeps every rule', ...said };
}
