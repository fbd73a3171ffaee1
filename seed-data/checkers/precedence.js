// precedence: {schedule: [{task, start, worker?}, …]}, every task once, as early done as possible. expected_output.problem:
// {tasks: {name: {length, after: [name, …], needs: {resource: amount}}}, workers: [name, …], resources: {name: capacity}, best}.
// With workers every task has one, who does one thing at a time; a resource is used from start to end. Times are whole numbers from 0.

const plain = (text) => String(text).trim().toLowerCase();

/** Tasks with start and end; a text where the form is wrong. */
function readSchedule(plan, { tasks, workers }) {
  const list = Array.isArray(plan) ? plan : plan?.schedule;
  if (!Array.isArray(list)) return 'form: there is no list in "schedule"';
  const read = [];
  for (const entry of list) {
    const task = Object.keys(tasks).find((name) => plain(name) === plain(entry?.task));
    if (task === undefined) return `tasks: there is no task "${String(entry?.task).slice(0, 40)}"`;
    if (read.some((other) => other.task === task)) return `tasks: ${task} is there twice`;
    const start =
      typeof entry.start === 'string' && /^\d+$/.test(entry.start.trim()) ? Number(entry.start) : entry.start;
    if (!Number.isInteger(start) || start < 0) return `form: the start of ${task} is no whole number from 0`;
    const worker = workers.find((name) => plain(name) === plain(entry.worker));
    if (workers.length > 0 && worker === undefined)
      return `workers: ${task} is done by nobody of ${workers.join(', ')}`;
    read.push({ task, start, end: start + tasks[task].length, worker });
  }
  const missing = Object.keys(tasks).find((name) => !read.some(({ task }) => task === name));
  return missing === undefined ? read : `tasks: ${missing} is missing`;
}

const overlap = (a, b) => a !== b && a.start < b.end && b.start < a.end;

/** The first rule that the plan breaks, in words; null for none. */
function fault(plan, problem) {
  const { tasks, workers, resources, best } = problem;
  const read = readSchedule(plan, problem);
  if (typeof read === 'string') return read;
  const of = (name) => read.find(({ task }) => task === name);
  for (const { task, start } of read) {
    const early = tasks[task].after.find((name) => of(name).end > start);
    if (early !== undefined)
      return `precedence: ${task} starts at ${start}, but ${early} ends only at ${of(early).end}`;
  }
  for (const one of read) {
    const other =
      workers.length === 0 ? undefined : read.find((each) => each.worker === one.worker && overlap(one, each));
    if (other !== undefined) return `worker: ${one.worker} would do ${one.task} and ${other.task} at the same time`;
  }
  for (const [resource, capacity] of Object.entries(resources)) {
    for (const { start } of read) {
      const running = read.filter((each) => each.start <= start && start < each.end);
      const used = running.reduce((sum, { task }) => sum + (tasks[task].needs[resource] ?? 0), 0);
      const names = running.map(({ task }) => task).join(', ');
      if (used > capacity) return `resource: at ${start} ${names} need ${used} ${resource}, there are ${capacity}`;
    }
  }
  const end = Math.max(...read.map((each) => each.end));
  return end > best ? `length: all is done at ${end}, the best is ${best}` : null;
}

export function check(answer, task) {
  const { problem, plan } = JSON.parse(task.expectedOutput);
  const said = { expected: JSON.stringify(plan), got: answer.slice(0, 800) };
  let got;
  try {
    got = JSON.parse(answer);
  } catch {
    return { score: 0, passed: false, reason: 'Wrong: form: the answer is no JSON', ...said };
  }
  const found = fault(got, problem);
  if (found !== null) return { score: 0, passed: false, reason: `Wrong: ${found}`, ...said };
  return { score: 1, passed: true, reason: `Right: all is done at ${problem.best}, the earliest there is`, ...said };
}
