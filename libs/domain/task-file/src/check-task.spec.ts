import type { ImportProblem } from '@assay/contracts';
import { checkTask, checkTaskFile } from './check-task';
import { parseTaskFile } from './parse-task-file';

const TASK = `key: arithmetic.seven
task_type: reasoning
category: arithmetic
task_description: What is 3 + 4?
expected_output: "7"
evaluation_criteria:
  scorers:
    - type: number
`;

function check(text: string) {
  const [raw] = parseTaskFile(text, { format: 'yaml' }).tasks;
  if (raw === undefined) throw new Error('The text holds no task.');
  return checkTask(raw);
}

const problems = (text: string): readonly ImportProblem[] => check(text).problems;

/** The only problem of the task with one more line, without its key. */
function refused(line: string): { readonly line: number | null; readonly message: string } {
  const found = problems(`${TASK}${line}\n`);
  expect(found).toHaveLength(1);
  return { line: found[0]?.line ?? null, message: found[0]?.message ?? '' };
}

describe('checkTask', () => {
  it('turns a file in snake case into a draft in camel case', () => {
    const { draft } = check(`${TASK}title: Seven
difficulty: 1
tags: [sum]
lang: en
system: Be short.
messages:
  - role: user
    content: Hello.
options:
  temperature: 0
  num_predict: 512
  think: low
  time_limit_ms: 60000
variants:
  - task_description: What is 2 + 5?
    expected_output: "7"
    must_pass: ["ANSWER: 7"]
    must_fail: ["", "8"]
must_pass: ["7"]
must_fail: ["6"]
source: own
licence: MIT
`);
    expect(draft).toEqual({
      key: 'arithmetic.seven',
      taskType: 'reasoning',
      category: 'arithmetic',
      taskDescription: 'What is 3 + 4?',
      expectedOutput: '7',
      evaluationCriteria: { scorers: [{ type: 'number' }] },
      title: 'Seven',
      difficulty: 1,
      tags: ['sum'],
      lang: 'en',
      system: 'Be short.',
      messages: [{ role: 'user', content: 'Hello.' }],
      options: { temperature: 0, numPredict: 512, think: 'low', timeLimitMs: 60_000 },
      variants: [
        { taskDescription: 'What is 2 + 5?', expectedOutput: '7', mustPass: ['ANSWER: 7'], mustFail: ['', '8'] },
      ],
      mustPass: ['7'],
      mustFail: ['6'],
      source: 'own',
      licence: 'MIT',
    });
  });

  it('takes null and empty lists for absent', () => {
    const { draft } = check(`${TASK}title:\ntags: []\nsystem: null\noptions: {}\nvariants: []\nmust_pass: []\n`);
    expect(Object.keys(draft ?? {})).toEqual([
      'key',
      'taskType',
      'category',
      'taskDescription',
      'expectedOutput',
      'evaluationCriteria',
    ]);
  });

  it.each([
    ['7', '7'],
    ['7.50', '7.5'],
    ['true', 'true'],
    ['[b, 1, {z: 1, a: null}]', '["b",1,{"a":null,"z":1}]'],
    ['{z: 1, a: [x]}', '{"a":["x"],"z":1}'],
    ['no', 'no'],
    ['2027-03-09', '2027-03-09'],
  ])('keeps the target %s as %s', (written, kept) => {
    expect(check(TASK.replace('"7"', written).replace('number', 'exact')).draft?.expectedOutput).toBe(kept);
  });

  it('names every required field that is missing', () => {
    expect(problems('title: nothing else\n').map(({ message }) => message)).toEqual([
      'key: This field is required.',
      'task_type: This field is required.',
      'category: This field is required.',
      'task_description: This field is required.',
      'expected_output: This field is required.',
      'evaluation_criteria: This field is required.',
    ]);
  });

  it('says that a task is an object', () => {
    expect(problems('- just text\n')).toEqual([
      { line: 1, key: null, message: 'A task must be an object with named fields.' },
    ]);
  });

  it.each([
    ['dificulty: 2', 'dificulty: This field is not known; did you mean difficulty.'],
    ['licenses: MIT', 'licenses: This field is not known; did you mean licence.'],
    ['mustPass: ["7"]', 'mustPass: Names are written in snake case here; did you mean must_pass?'],
    ['weather: fine', 'weather: This field is not known.'],
    ['difficulty: 5', 'difficulty: Must be one of 1, 2, 3, 4.'],
    ['difficulty: "2"', 'difficulty: Must be one of 1, 2, 3, 4.'],
    ['title: ""', 'title: Must not be empty, nor begin or end with a space.'],
    ['title: 7', 'title: Must be a text; put it in quotes.'],
    ['tags: sum', 'tags: Must be a list.'],
    ['tags: [sum, 7]', 'tags[1]: Must be a text; put it in quotes.'],
    ['lang: english!', 'lang: Must be a language tag such as en or pt-BR.'],
    ['messages: [{role: robot, content: x}]', 'messages[0].role: Must be one of system, user, assistant.'],
    ['options: {temperature: 3}', 'options.temperature: Must be a number from 0 to 2.'],
    ['options: {num_predict: 1.5}', 'options.num_predict: Must be a whole number from 1 to 1048576.'],
    ['options: {think: maybe}', 'options.think: Must be true, false, low, medium or high.'],
    ['options: {numpredict: 100}', 'options.numpredict: This field is not known; did you mean num_predict.'],
    [
      'variants: [{task_description: x, expected_output: 8, must_pas: [z]}]',
      'variants[0].must_pas: This field is not known; did you mean must_pass.',
    ],
    ['variants: [{task_description: x}]', 'variants[0].expected_output: This field is required.'],
    ['must_pass: [1]', 'must_pass[0]: Must be a text; put it in quotes.'],
    ['source: "a\\0b"', 'source: The text holds a NUL character, which cannot be stored.'],
    ['source: "a\\ud800b"', 'source: The text holds half of a surrogate pair, which cannot be stored.'],
    [`source: ${'x'.repeat(200_001)}`, 'source: Must have at most 200000 characters; it has 200001.'],
  ])('refuses %.60s', (line, message) => {
    expect(refused(line)).toEqual({ line: 9, message });
  });

  it.each(['num_ctx', 'num_gpu', 'num_batch', 'num_thread', 'use_mmap', 'keep_alive'])(
    'says why a task may not set %s',
    (name) => {
      const { message } = refused(`options: {${name}: 4096}`);
      expect(message).toMatch(new RegExp(`^options\\.${name}: A task may not set what reloads a model`));
    },
  );

  it('says why a generator that was not run is refused', () => {
    expect(refused('generator: {language: javascript, program: x, seeds: [1]}').message).toBe(
      'generator: A generator runs when a task file is imported; list the instances as variants here.',
    );
  });

  it.each(['Seven', 'seven!', '-seven', 'a//b', 'a/', '../a', 'a b', ''])('refuses the key %j', (key) => {
    expect(problems(TASK.replace('arithmetic.seven', JSON.stringify(key))).map(({ message }) => message)).toHaveLength(
      1,
    );
  });

  it.each(['a', 'humaneval/0', 'reasoning.logic-grid_3x3', '7'.padStart(200, 'a')])('accepts the key %s', (key) => {
    expect(check(TASK.replace('arithmetic.seven', JSON.stringify(key))).draft?.key).toBe(key);
  });

  it.each(['.inf', '.nan', '12345678901234567890'])('refuses the target %s, which would change', (written) => {
    expect(problems(TASK.replace('"7"', written))[0]?.message).toMatch(/^expected_output: .*in quotes\.$/);
  });

  it('knows the line of a problem inside of a variant', () => {
    const text = `${TASK}variants:\n  - task_description: x\n    expected_output: 8\n  - task_description: x\n    expected_output: 9\n    must_fail:\n      - a\n      - 7\n`;
    expect(problems(text)).toEqual([
      { line: 16, key: 'arithmetic.seven', message: 'variants[1].must_fail[1]: Must be a text; put it in quotes.' },
    ]);
  });

  it.each([
    ['number', 'seven', 'is not a number (scorer number)'],
    ['date', '2027-02-30', '(scorer date)'],
    ['json_equal', 'not json', 'it is not JSON (scorer json_equal)'],
    ['exact', '" "', 'Must not be empty'],
    ['contains', '""', 'Must not be empty'],
  ])('refuses a target that the scorer %s cannot use: %s', (type, target, message) => {
    const found = problems(TASK.replace('"7"', target).replace('number', type));
    expect(found).toEqual([{ line: 5, key: 'arithmetic.seven', message: expect.stringContaining(message) as string }]);
  });

  it('takes cases of code from the target, and refuses one that is no list of cases', () => {
    const code = TASK.replace('type: number', 'type: code_tests\n      language: python\n      entry_point: seven');
    const target = (text: string) => problems(code.replace('"7"', text)).map(({ message }) => message);
    expect(target(`'[{"args": [], "expected": 7}]'`)).toEqual([]);
    expect(target('"7"')).toEqual([expect.stringContaining('cases must be a list with at least one case')]);
    expect(target('"def seven(): pass"')).toEqual([expect.stringContaining('the expected output is no list of cases')]);
    expect(target('""')).toEqual([expect.stringContaining('Must not be empty: the scorer code_tests')]);
  });

  it('names the variant whose target cannot be used', () => {
    const found = problems(
      `${TASK}variants:\n  - {task_description: x, expected_output: 8}\n  - {task_description: y, expected_output: eight}\n`,
    );
    expect(found.map(({ line, message }) => [line, message.slice(0, 28)])).toEqual([
      [11, 'variants[1].expected_output:'],
    ]);
  });

  it('lets a task without a target pass where no scorer needs one', () => {
    const text = TASK.replace('"7"', '""');
    expect(check(text.replace('- type: number', '- {type: exact, value: x}')).draft?.expectedOutput).toBe('');
    expect(
      check(text.replace(/evaluation_criteria:[^]*/, 'evaluation_criteria: Is kind.\n')).draft?.expectedOutput,
    ).toBe('');
  });

  it('lets the scoring room check the criteria, and answers in the spelling of the file', () => {
    const found = problems(TASK.replace('- type: number', '- type: number\n      abs_tol: often'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      line: 9,
      message: expect.stringMatching(/^evaluation_criteria\.scorers\[0\]\.abs_tol: /) as string,
    });
  });

  it('suggests names in the spelling of the file', () => {
    const found = problems(TASK.replace('- type: number', '- type: number\n      abs_tl: 1'));
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(/scorers\[0\]\.abs_tl: .*did you mean abs_tol\?$/),
    ]);
  });

  it('passes criteria on in camel case, but not what lies inside of an author’s schema', () => {
    const text = TASK.replace(
      '- type: number',
      '- type: json_schema\n      pass_threshold: 0.5\n      schema: {properties: {first_name: {type: string}}}',
    );
    expect(check(text).draft?.evaluationCriteria).toEqual({
      scorers: [
        { type: 'json_schema', passThreshold: 0.5, schema: { properties: { first_name: { type: 'string' } } } },
      ],
    });
  });

  it('refuses camel case in criteria too', () => {
    const found = problems(TASK.replace('- type: number', '- type: number\n      absTol: 1'));
    expect(found.map(({ message }) => message)).toEqual([
      'evaluation_criteria.scorers[0].absTol: Names are written in snake case here; did you mean abs_tol?',
    ]);
  });
});

describe('checkTaskFile', () => {
  it('tells right tasks, wrong tasks and unreadable lines apart', () => {
    const good = {
      key: 'a',
      task_type: 'general_chat',
      category: 'c',
      task_description: 'd',
      expected_output: 'e',
      evaluation_criteria: 'Is kind.',
    };
    const lines = [
      JSON.stringify(good),
      '{"key":',
      JSON.stringify({ ...good, key: 'b', difficulty: 9 }),
      JSON.stringify({ ...good, key: 'c' }),
    ];
    const { tasks, invalid } = checkTaskFile(parseTaskFile(lines.join('\n'), { format: 'jsonl' }));
    expect(tasks.map(({ draft, line }) => [draft.key, line])).toEqual([
      ['a', 1],
      ['c', 4],
    ]);
    expect(invalid.map(({ line, key }) => [line, key])).toEqual([
      [2, null],
      [3, 'b'],
    ]);
  });

  it('refuses a key that is there twice, even where the first task is wrong', () => {
    const { tasks, invalid } = checkTaskFile(
      parseTaskFile(`${TASK}---\n${TASK}---\n${TASK.replace('reasoning', 'riddle')}`),
    );
    expect(tasks).toHaveLength(1);
    expect(invalid).toContainEqual({
      line: 10,
      key: 'arithmetic.seven',
      message: 'key: The task on line 1 has this key already.',
    });
    expect(invalid.map(({ line }) => line)).toEqual([10, 19, 20]);
  });

  it('lists at most fifty problems of one task', () => {
    const text = `${TASK}${Array.from({ length: 900 }, (_, no) => `unknown${no}: 1\n`).join('')}`;
    expect(checkTaskFile(parseTaskFile(text)).invalid).toHaveLength(50);
  });
});
