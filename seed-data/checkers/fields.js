// fields: the answer is a JSON object with the fields of expected_output and their values; a number may be written as text, upper and lower
// case and a final period make no difference. More fields than that are wrong.

function plain(value) {
  const text = String(value).trim().toLowerCase().replace(/\.$/, '').replace(/\s+/g, ' ');
  return /^-?\d+(?:\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

export function check(answer, task) {
  const expected = JSON.parse(task.expectedOutput);
  const said = { expected: task.expectedOutput, got: answer.slice(0, 500) };
  const wrong = (reason) => ({ score: 0, passed: false, reason: `Wrong: ${reason}`, ...said });
  let got;
  try {
    got = JSON.parse(answer);
  } catch {
    return wrong('form: the answer is no JSON');
  }
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return wrong('form: the answer is no JSON object');
  for (const [name, value] of Object.entries(expected)) {
    if (!Object.hasOwn(got, name)) return wrong(`${name} is missing`);
    if (plain(got[name]) !== plain(value))
      return wrong(`${name} is ${JSON.stringify(got[name])}, expected ${JSON.stringify(value)}`);
  }
  const extra = Object.keys(got).find((name) => !Object.hasOwn(expected, name));
  return extra === undefined
    ? { score: 1, passed: true, reason: 'Right: every field', ...said }
    : wrong(`there is no field ${extra}`);
}
