import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskDraft } from '@assay/contracts';
import { readTaskFile } from './read-task-file';
import { useSandbox } from './use-sandbox';

const { sandbox, score } = useSandbox();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tasks-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(yaml: string, checker = ''): Promise<TaskDraft> {
  const path = join(folder, 'task.yaml');
  await writeFile(path, yaml);
  await writeFile(join(folder, 'sum.js'), checker);
  const [task] = await readTaskFile(path, sandbox);
  if (task === undefined) throw new Error('There is no task.');
  return task;
}

const HEAD = 'key: sum\ntask_type: reasoning\ncategory: sums\n';
const CHECKER = `// sum: the numbers of the answer add up to params.total.
export function check(answer, task, params) {
  const sum = (answer.match(/\\d+/g) ?? []).map(Number).reduce((a, b) => a + b, 0);
  if (task.expectedOutput !== String(params.total)) throw new Error('not the task');
  return { score: sum === params.total ? 1 : 0, passed: sum === params.total, reason: \`The sum is \${sum}\` };
}`;

describe('a task with programs of its author', () => {
  it('is scored by its checker, which an import takes in', async () => {
    const task = await read(
      `${HEAD}task_description: Two numbers with the sum 5\nexpected_output: "5"
evaluation_criteria: {scorers: [{type: checker, file: sum.js, params: {total: 5}}]}`,
      CHECKER,
    );
    const right = await score(task, 'ANSWER: 2 and 3');
    const wrong = await score(task, '2 and 4');
    expect(right.evaluation).toMatchObject({ accuracy: 1, passed: true, reason: 'The sum is 5' });
    expect(wrong.evaluation).toMatchObject({ accuracy: 0, passed: false, reason: 'The sum is 6' });
    expect((await score(task, '')).evaluation).toMatchObject({ accuracy: 0, passed: false });
  });

  it('is left unscored by a checker that fails', async () => {
    const task = await read(
      `${HEAD}task_description: A sum\nexpected_output: "6"
evaluation_criteria: {scorers: [{type: checker, file: sum.js, params: {total: 5}}]}`,
      CHECKER,
    );
    const { evaluation } = await score(task, '5');
    expect(evaluation).toMatchObject({ status: 'unscored', accuracy: null, unscoredReason: 'harness_error' });
    expect(evaluation.reason).toContain('not the task');
  });

  it('has the variants that its generator makes', async () => {
    const task = await read(`${HEAD}evaluation_criteria: {scorers: [{type: number}]}
generator:
  language: javascript
  seeds: [1, 2, 3]
  program: |
    export function generate(seed) {
      return { task_description: 'How much is ' + seed + ' + 1?', expected_output: String(seed + 1), must_pass: ['ANSWER: ' + (seed + 1)] };
    }`);
    expect(task.variants?.map(({ expectedOutput }) => expectedOutput)).toEqual(['2', '3', '4']);
    expect(task).toMatchObject({ taskDescription: 'How much is 1 + 1?', expectedOutput: '2', mustPass: ['ANSWER: 2'] });
    const third = await score(task, 'ANSWER: 4', 3);
    expect(third.evaluation.passed).toBe(true);
  });

  it('is scored by its cases', async () => {
    const task = await read(`${HEAD}task_description: Write add
expected_output: ""
evaluation_criteria:
  scorers:
    - {type: code_tests, language: javascript, entry_point: add, cases: [{args: [2, 3], expected: 5}, {args: [0, 0], expected: 0}]}`);
    const fenced = (code: string): string => `Here:\n\n\`\`\`js\n${code}\n\`\`\`\n`;
    const right = await score(task, fenced('const add = (a, b) => a + b;'));
    expect(right.evaluation).toMatchObject({
      accuracy: 1,
      extracted: 'const add = (a, b) => a + b;',
      extractRule: 'code',
    });
    const half = await score(task, fenced('const add = (a, b) => a * b;'));
    expect(half.evaluation).toMatchObject({ accuracy: 0.5, passed: false });
    expect(half.evaluation.reason).toContain('add(2, 3) gave 6 instead of 5');
    const none = await score(task, 'I would add the two.');
    expect(none.evaluation).toMatchObject({ accuracy: 0, passed: false, extracted: null });
  });
});
