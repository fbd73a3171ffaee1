import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCORER_TYPES } from '@assay/contracts';
import { evaluateAnswer, readCriteria } from '@assay/domain/scoring';
import { checkTaskFile, parseTaskFile } from '@assay/domain/task-file';
import Ajv2020 from 'ajv/dist/2020';

const schema = JSON.parse(readFileSync(join(__dirname, 'task.schema.json'), 'utf8')) as SchemaNode;
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  schema,
);

type SchemaNode = { readonly [key: string]: unknown };

const isValid = (value: unknown): boolean => validate(value);
const problems = (text: string) => checkTaskFile(parseTaskFile(text, { format: 'yaml' })).invalid;

/** The file's content as plain values, as an editor sees it. */
const valuesOf = (text: string) => parseTaskFile(text, { format: 'yaml' }).tasks.map(({ value }) => value);

const seedFiles = readdirSync(join(__dirname, 'core'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.yaml'),
);

const TASK = `key: a
task_type: reasoning
category: arithmetic
task_description: What is 3 + 4?
expected_output: "7"
`;
const NUMBER = 'evaluation_criteria: {scorers: [{type: number}]}\n';

describe('task.schema.json', () => {
  it.each(seedFiles)('accepts %s, and so does the importer', (path) => {
    const text = readFileSync(join(__dirname, 'core', path), 'utf8');
    for (const value of valuesOf(text))
      expect({ valid: isValid(value), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['a number as target', TASK.replace('"7"', '7') + NUMBER],
    ['an object as target', TASK.replace('"7"', '{a: 1}') + NUMBER.replace('number', 'json_equal')],
    ['criteria in words', `${TASK}evaluation_criteria: The answer is polite.\n`],
    [
      'every optional field',
      `${TASK}${NUMBER}title: T\ndifficulty: 4\ntags: [x]\nlang: pt-BR\nsystem: s\nmessages: [{role: user, content: c}]\noptions: {temperature: 0, num_predict: 9, think: high, top_p: 1, top_k: 1, seed: 1, time_limit_ms: 1000}\nvariants: [{task_description: q, expected_output: 1, must_pass: [a], must_fail: ['']}]\nmust_pass: [a]\nmust_fail: ['']\nsource: s\nlicence: MIT\n`,
    ],
    [
      'a judge',
      `${TASK}evaluation_criteria: {pass_threshold: 0.5, scorers: [{type: judge, checklist: [{id: a, requirement: Is kind., points: 2, must: true}]}]}\n`,
    ],
    [
      'several scorers',
      `${TASK}evaluation_criteria: {scorers: [{type: contains, values: [a], mode: none, weight: 2, gate: true}, {type: regex, pattern: "a+", axis: format, extract: whole}, {type: number, value: 7, abs_tol: 1, units: [m]}]}\n`,
    ],
  ])('accepts %s, and so does the importer', (_what, text) => {
    expect(valuesOf(text).map(isValid)).toEqual([true]);
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['a missing field', TASK],
    ['an unknown field', `${TASK}${NUMBER}weather: fine\n`],
    ['an unknown task type', `${TASK.replace('reasoning', 'riddle')}${NUMBER}`],
    ['a key in capitals', `${TASK.replace('key: a', 'key: Abc')}${NUMBER}`],
    ['a key that climbs', `${TASK.replace('key: a', 'key: ../a')}${NUMBER}`],
    ['an empty question', `${TASK.replace('What is 3 + 4?', '"  "')}${NUMBER}`],
    ['a difficulty of 5', `${TASK}${NUMBER}difficulty: 5\n`],
    ['a generator without seeds', `${TASK}${NUMBER}generator: {language: javascript, program: x, seeds: []}\n`],
    ['num_ctx', `${TASK}${NUMBER}options: {num_ctx: 4096}\n`],
    ['camel case', `${TASK}${NUMBER}mustPass: [a]\n`],
    ['an unknown scorer', `${TASK}evaluation_criteria: {scorers: [{type: guess}]}\n`],
    ['no scorer at all', `${TASK}evaluation_criteria: {scorers: []}\n`],
    ['a field of another scorer', `${TASK}evaluation_criteria: {scorers: [{type: exact, abs_tol: 1}]}\n`],
    ['a pattern that is missing', `${TASK}evaluation_criteria: {scorers: [{type: regex}]}\n`],
    ['a tolerance in words', `${TASK}evaluation_criteria: {scorers: [{type: number, abs_tol: small}]}\n`],
    ['no scorer of accuracy', `${TASK}evaluation_criteria: {scorers: [{type: number, axis: format}]}\n`],
    ['two equal options', `${TASK}evaluation_criteria: {scorers: [{type: choice, value: A, choices: [x, x]}]}\n`],
    ['code without tests', `${TASK}evaluation_criteria: {scorers: [{type: code_tests, language: python}]}\n`],
    ['a checker of no kind', `${TASK}evaluation_criteria: {scorers: [{type: checker}]}\n`],
    [
      'code without its function',
      `${TASK}evaluation_criteria: {scorers: [{type: code_tests, language: python, test: x}]}\n`,
    ],
    ['a negative weight', `${TASK}evaluation_criteria: {scorers: [{type: number, weight: -1}]}\n`],
    ['a variant without a target', `${TASK}${NUMBER}variants: [{task_description: q}]\n`],
    ['a right answer that is no text', `${TASK}${NUMBER}must_pass: [7]\n`],
    ['a text instead of a task', 'just text\n'],
  ])('refuses %s, and so does the importer', (_what, text) => {
    expect(valuesOf(text).map(isValid)).toEqual([false]);
    expect(problems(text).length).toBeGreaterThan(0);
  });

  it('accepts a list of tasks', () => {
    const task = valuesOf(TASK + NUMBER)[0];
    expect(isValid([task, task])).toBe(true);
    expect(isValid([task, { key: 'b' }])).toBe(false);
  });

  it('knows every type of scorer', () => {
    const types = SCORER_TYPES.map((type) => `${type}_scorer`);
    expect(Object.keys(schema['$defs'] as SchemaNode)).toEqual(expect.arrayContaining(types));
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, part] of Object.entries(node)) {
        const isField = path.endsWith('/properties') && key !== 'type';
        if (isField && !('description' in (part as object)) && !('$ref' in (part as object)))
          undescribed.push(`${path}/${key}`);
        walk(part, `${path}/${key}`);
      }
    };
    walk(schema, '');
    expect(undescribed).toEqual([]);
  });
});

describe('README.md', () => {
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(readFileSync(join(__dirname, 'README.md'), 'utf8')) ?? [];

  it('shows an example that imports, fits the schema, and whose answers score as they say', () => {
    const { tasks, invalid } = checkTaskFile(parseTaskFile(example, { format: 'yaml' }));
    expect(invalid).toEqual([]);
    expect(valuesOf(example).map(isValid)).toEqual([true]);
    const [task] = tasks.map(({ draft }) => draft);
    const score = (output: string) =>
      evaluateAnswer({
        output,
        expectedOutput: task?.expectedOutput ?? '',
        criteria: readCriteria(task?.evaluationCriteria ?? ''),
      }).accuracy;
    expect(task?.mustPass?.map(score)).toEqual([1, 1]);
    expect(task?.mustFail?.map(score)).toEqual([0, 0]);
  });
});
