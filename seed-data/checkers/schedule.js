// schedule: one appointment {day?, start, end} that fits the calendars of all. expected_output.problem:
// {day, from, to, minutes, grid, busy: {person: [[start, end], …]}}; times are HH:MM, appointments take [start, end).

function minutesOf(text) {
  const match = /^\s*(\d{1,2})[:.](\d{2})(?::00)?\s*$/.exec(String(text));
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : null;
}

function clock(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The first rule that the appointment breaks, in words; null for none. */
function fault(plan, { day, from, to, minutes, grid, busy }) {
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan))
    return 'form: the answer is no object with start and end';
  const start = minutesOf(plan.start);
  const end = minutesOf(plan.end);
  if (start === null) return 'form: start is no time of the form HH:MM';
  if (end === null) return 'form: end is no time of the form HH:MM';
  if (plan.day !== undefined && String(plan.day).trim().toLowerCase() !== day.toLowerCase())
    return `day: only ${day} was offered`;
  if (end - start !== minutes) return `length: ${clock(start)}–${clock(end)} is ${end - start} minutes, not ${minutes}`;
  if (start % grid !== 0) return `grid: ${clock(start)} is not a multiple of ${grid} minutes`;
  if (start < minutesOf(from) || end > minutesOf(to))
    return `hours: ${clock(start)}–${clock(end)} is not within ${from}–${to}`;
  for (const [person, appointments] of Object.entries(busy)) {
    const clash = appointments.find(([begins, ends]) => start < minutesOf(ends) && minutesOf(begins) < end);
    if (clash !== undefined) return `free: ${person} is busy ${clash[0]}–${clash[1]}`;
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
  return { score: 1, passed: true, reason: 'Right: everybody is free', ...said };
}
