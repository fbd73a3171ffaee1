import type { TaskDraft, TaskVariant } from '@assay/contracts';
import fc from 'fast-check';
import { checkTaskFile } from './check-task';
import { exportTask, exportTasks } from './export-tasks';
import { parseTaskFile } from './parse-task-file';
import { TASK_FORMATS, type TaskFormat } from './task-format';

const TASK: TaskDraft = {
  key: 'a',
  taskType: 'reasoning',
  category: 'c',
  taskDescription: 'First line.\nSecond line.',
  expectedOutput: '7',
  evaluationCriteria: { passThreshold: 0.5, scorers: [{ type: 'number', absTol: 0.1 }] },
};

const TRAPS = [
  ' lead',
  'trail ',
  '\tlead',
  'a\tb',
  'no',
  'yes',
  'null',
  '~',
  'true',
  '0777',
  '0o17',
  '0x1F',
  '1e3',
  '1_000',
  '.inf',
  '-0',
  '09:52',
  '2027-03-09',
  '<<',
  '=',
  'a: b',
  'a #b',
  '#a',
  '- a',
  '-',
  '? a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '{a}',
  '[a]',
  '"a"',
  "'a'",
  "it's",
  '\\n',
  '---',
  '...',
  '---\na',
  'a\n---\nb',
  'a\nb',
  'a\n',
  'a\n\n',
  '\na',
  '\n',
  '  a\n b',
  'a \nb',
  'a\n ',
  '\n \n',
  'a\r\nb',
  '\r',
  'a\rb',
  'ünïcode',
  '日本語',
  '😀',
  '\u00a0',
  '\u0085',
  '\u2028a',
  '\ufeffa',
  '\u0007',
  '\u200b',
  'x'.repeat(300),
  'x '.repeat(300),
];

const readBack = (text: string, format: TaskFormat) => {
  const { tasks, invalid } = checkTaskFile(parseTaskFile(text, { format }));
  expect(invalid).toEqual([]);
  return tasks.map(({ draft }) => draft);
};

const anyText = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...TRAPS, ' ', '\n', '\r\n', '\t'), { maxLength: 6 }).map((parts) => parts.join('')),
);
const filledText = anyText.filter((text) => text.trim() !== '');
const oneLine = anyText.filter(
  (text) => text !== '' && text.length <= 200 && text.trim() === text && !/[\r\n]/.test(text),
);
const texts = fc.array(anyText, { minLength: 1, maxLength: 3 });
const instance = { taskDescription: filledText, expectedOutput: anyText };
const answers = { mustPass: texts, mustFail: texts };
const someAnswers = fc.record<Pick<TaskVariant, 'mustPass' | 'mustFail'>>(answers, { requiredKeys: [] });
const variant = fc.tuple(fc.record(instance), someAnswers).map(([must, may]): TaskVariant => ({ ...must, ...may }));
const criteria = fc.oneof(
  filledText,
  oneLine.map((value) => ({ passThreshold: 0.5, scorers: [{ type: 'exact' as const, value, caseSensitive: true }] })),
  fc
    .double({ min: 0, max: 9, noNaN: true })
    .map((absTol) => ({ scorers: [{ type: 'number' as const, value: 7, absTol: absTol === 0 ? 0 : absTol }] })),
);
const required = fc.record({
  key: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}(\/[a-z0-9][a-z0-9._-]{0,20})?$/),
  taskType: fc.constantFrom('reasoning' as const, 'planning' as const),
  category: oneLine,
  evaluationCriteria: criteria,
  ...instance,
});
const optional = fc.record(
  {
    title: oneLine,
    difficulty: fc.constantFrom(1 as const, 4 as const),
    tags: fc.array(oneLine, { minLength: 1, maxLength: 3 }),
    lang: fc.constantFrom('en', 'pt-BR', 'no'),
    system: anyText,
    messages: fc.array(fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), content: anyText }), {
      minLength: 1,
      maxLength: 2,
    }),
    options: fc.record({
      numPredict: fc.integer({ min: 1, max: 9_999 }),
      temperature: fc.constantFrom(0, 0.7),
      think: fc.constantFrom(true, 'high' as const),
    }),
    variants: fc.array(variant, { minLength: 1, maxLength: 3 }),
    source: anyText,
    licence: oneLine,
    ...answers,
  },
  { requiredKeys: [] },
);
const anyTask = fc.tuple(required, optional).map(([must, may]): TaskDraft => ({ ...must, ...may }));

describe('exportTasks', () => {
  it.each(TASK_FORMATS)('round-trips any task through %s', (format) => {
    const tasks = fc.uniqueArray(anyTask, { minLength: 1, maxLength: 3, selector: ({ key }) => key });
    fc.assert(
      fc.property(tasks, (drafts) => expect(readBack(exportTasks(drafts, format), format)).toEqual(drafts)),
      { numRuns: 150 },
    );
  });

  it.each(TASK_FORMATS)('round-trips every trap through %s', (format) => {
    const tasks = TRAPS.map((trap, no): TaskDraft => ({
      ...TASK,
      evaluationCriteria: 'Is right.',
      key: `trap-${no}`,
      expectedOutput: trap,
      source: trap,
      mustFail: [trap, '', trap],
    }));
    expect(readBack(exportTasks(tasks, format), format)).toEqual(tasks);
  });

  it('writes the fields in the order of the contract, in snake case, without absent ones', () => {
    const task: TaskDraft = { licence: 'MIT', mustFail: [], system: null, tags: ['x'], title: 'T', ...TASK };
    expect(exportTask(task, 'yaml')).toBe(
      [
        'key: a',
        'task_type: reasoning',
        'category: c',
        'task_description: |-',
        '  First line.',
        '  Second line.',
        "expected_output: '7'",
        'evaluation_criteria:',
        '  pass_threshold: 0.5',
        '  scorers:',
        '    - type: number',
        '      abs_tol: 0.1',
        'title: T',
        'tags:',
        '  - x',
        'licence: MIT',
        '',
      ].join('\n'),
    );
  });

  it('writes JSONL as one line each', () => {
    expect(exportTasks([TASK, { ...TASK, key: 'b' }], 'jsonl').split('\n')).toHaveLength(3);
  });
});
