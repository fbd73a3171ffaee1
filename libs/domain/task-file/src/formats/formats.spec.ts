import type { TaskDraft } from '@assay/contracts';
import { evaluateAnswer } from '@assay/domain/scoring';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseTaskFile } from '../parse-task-file';
import type { RawTask } from '../raw-task';
import { detectFormat, RecordConverter } from './convert-record';

const SAMPLES = resolve(__dirname, '../../../../testing/format-samples');

interface Converted {
  readonly format: string | null;
  readonly drafts: readonly TaskDraft[];
  readonly problems: readonly string[];
}

function convert(raws: readonly RawTask[], fileName: string): Converted {
  const format = detectFormat(raws[0]?.value);
  if (format === null) return { format: null, drafts: [], problems: [] };
  const converter = new RecordConverter(format, { fileName });
  const checks = raws.flatMap((raw) => converter.records(raw)).map((record) => converter.convert(record));
  return {
    format: format.name,
    drafts: checks.flatMap(({ draft }) => draft ?? []),
    problems: checks.flatMap(({ problems }) => problems.map(({ line, message }) => `${line}: ${message}`)),
  };
}

function sample(fileName: string): Converted {
  const reading = parseTaskFile(readFileSync(resolve(SAMPLES, fileName), 'utf8'), { fileName });
  expect(reading.problems).toEqual([]);
  return convert(reading.tasks, fileName);
}

function row(value: unknown, fileName = 'rows.jsonl'): Converted {
  return convert([{ value, line: 7, lineOf: () => 7 }], fileName);
}

function accuracy(draft: TaskDraft | undefined, output: string): number | null {
  if (draft === undefined || typeof draft.evaluationCriteria === 'string') throw new Error('no scorers');
  return evaluateAnswer({ output, expectedOutput: draft.expectedOutput, criteria: draft.evaluationCriteria }).accuracy;
}

describe('formats of public benchmarks', () => {
  it.each([
    ['gsm8k.jsonl', 'gsm8k', 3],
    ['humaneval.jsonl', 'humaneval', 3],
    ['mbpp.jsonl', 'mbpp', 3],
    ['mbpp-sanitized.json', 'mbpp', 3],
    ['ifeval.jsonl', 'ifeval', 3],
    ['mmlu-pro.jsonl', 'mmlu-pro', 3],
    ['bbh_sample.json', 'bbh', 5],
    ['mt-bench.jsonl', 'mt-bench', 3],
    ['cruxeval.jsonl', 'cruxeval', 3],
    ['humaneval-x.jsonl', 'humaneval-x', 2],
    ['mxeval.jsonl', 'humaneval-x', 3],
    ['evalplus.jsonl', 'evalplus', 2],
    ['openai-evals.jsonl', 'openai-evals', 3],
    ['inspect.jsonl', 'inspect', 3],
    ['promptfoo.yaml', 'promptfoo', 8],
    ['client-seed.yaml', 'client', 3],
  ])('%s is known by its fields as %s', (file, format, count) => {
    const converted = sample(file);
    expect(converted).toMatchObject({ format, problems: [] });
    expect(new Set(converted.drafts.map(({ key }) => key)).size).toBe(count);
  });

  it('scores GSM8K by the gold number, thousands without commas', () => {
    const [first, second] = sample('gsm8k.jsonl').drafts;
    expect(first).toMatchObject({ taskType: 'reasoning', expectedOutput: '75', licence: 'MIT' });
    expect([accuracy(first, 'So.\nANSWER: 75'), accuracy(first, 'ANSWER: 84')]).toEqual([1, 0]);
    expect(second?.expectedOutput).toBe('3600');
    expect(accuracy(second, 'It grinds 3,600 kg.')).toBe(1);
  });

  it('tests HumanEval with the call of check, and shows the beginning of the function', () => {
    const [first] = sample('humaneval.jsonl').drafts;
    expect(first?.key).toBe('humaneval/0');
    expect(first?.taskDescription).toContain('def second_largest(values');
    expect(first?.evaluationCriteria).toMatchObject({
      scorers: [
        {
          type: 'code_tests',
          language: 'python',
          entryPoint: 'second_largest',
          test: expect.stringMatching(/\ncheck\(second_largest\)\n$/),
        },
      ],
    });
    expect(first?.mustPass?.[0]).toContain('return sorted(set(values))[-2]');
  });

  it('finds the function of MBPP and shows one test only', () => {
    const full = sample('mbpp.jsonl').drafts;
    const entries = [...full, ...sample('mbpp-sanitized.json').drafts].map(
      ({ evaluationCriteria }) => evaluationCriteria,
    );
    const names = ['count_vowels', 'distance', 'multiples', 'to_tens', 'circle', 'mirrored'];
    expect(entries).toMatchObject(names.map((entryPoint) => ({ scorers: [{ entryPoint }] })));
    expect(full[0]?.taskDescription).toContain("count_vowels('house') == 3");
    expect(full[0]?.taskDescription).not.toContain("count_vowels('') == 0");
    expect(entries[1]).toMatchObject({ scorers: [{ test: expect.stringMatching(/^FAR = /) }] });
  });

  it('drops the nulls of IFEval and keeps checks that nobody knows', () => {
    const { drafts } = sample('ifeval.jsonl');
    expect(drafts.map(({ evaluationCriteria }) => evaluationCriteria)).toMatchObject([
      { scorers: [{ instructions: [{ id: 'punctuation:no_comma', kwargs: {} }] }] },
      {
        scorers: [
          {
            instructions: [
              { kwargs: { relation: 'at least', num_words: 40 } },
              { kwargs: { keyword: 'delta', frequency: 2 } },
            ],
          },
        ],
      },
      { scorers: [{ instructions: [{ id: 'poetry:beauty' }] }] },
    ]);
  });

  it('asks MMLU with letters; the subject is in the name of the file', () => {
    const { drafts } = row(['Which is even?', '1', '2', '3', '5', 'B'], 'number_theory_test.csv');
    expect(drafts).toMatchObject([{ category: 'number theory', expectedOutput: 'B' }]);
    expect([accuracy(drafts[0], 'ANSWER: B'), accuracy(drafts[0], 'ANSWER: C')]).toEqual([1, 0]);
    expect(row(['Same?', 'x', 'x', 'y', 'z', 'A'], 'a.csv').problems).toEqual([]);
  });

  it('reads lists of a CSV cell as numpy, Python and JSON write them', () => {
    const cells = [`['a' "b's"\n 'c']`, `['a', "b's", 'c']`, `["a", "b's", "c"]`];
    for (const options of cells) {
      const { drafts } = row({ question_id: '1', question: 'Which?', options, answer: 'B' });
      expect(drafts[0]?.evaluationCriteria).toMatchObject({ scorers: [{ choices: ['a', "b's", 'c'] }] });
    }
  });

  it('scores BBH by the look of its target and keeps the canary', () => {
    const { drafts } = sample('bbh_sample.json');
    const types = drafts.map(({ evaluationCriteria }) => evaluationCriteria);
    expect(types).toMatchObject(
      ['exact', 'choice', 'number', 'exact', 'exact'].map((type) => ({ scorers: [{ type }] })),
    );
    expect(drafts[0]?.source).toContain('SAMPLE CANARY');
    expect([
      accuracy(drafts[0], 'Well.\nANSWER: False'),
      accuracy(drafts[1], 'ANSWER: (A)'),
      accuracy(drafts[1], 'ANSWER: B'),
    ]).toEqual([1, 0, 1]);
    expect(drafts[4]?.key).toBe(`${drafts[0]?.key}-2`);
  });

  it('compares CRUXEval as values', () => {
    const { drafts } = sample('cruxeval.jsonl');
    expect([
      accuracy(drafts[0], 'ANSWER: "CBA"'),
      accuracy(drafts[1], 'ANSWER: {2:2}'),
      accuracy(drafts[2], 'ANSWER: (4, [4], {5})'),
    ]).toEqual([1, 1, 0]);
  });

  it('takes languages that can be run, and names those that cannot', () => {
    const refused = row({ task_id: 'Rust/3', prompt: 'fn a() {', test: 'x', language: 'rust' });
    expect(refused.problems).toEqual([expect.stringMatching(/^7: language: Programs in rust cannot be run here/)]);
    expect(sample('humaneval-x.jsonl').drafts[0]?.evaluationCriteria).toMatchObject({
      scorers: [{ language: 'javascript', entryPoint: 'sumEven' }],
    });
  });

  it('accepts every ideal of OpenAI evals and every target of Inspect', () => {
    const evals = sample('openai-evals.jsonl').drafts;
    expect(evals[0]).toMatchObject({
      system: 'Answer with one word.',
      taskDescription: 'Which is the capital of Italy?',
    });
    expect(['Roma', 'It is rome.', 'Paris'].map((answer) => accuracy(evals[0], answer))).toEqual([1, 1, 0]);
    const inspect = sample('inspect.jsonl').drafts;
    expect(['ANSWER: Yellow', 'ANSWER: not red'].map((answer) => accuracy(inspect[2], answer))).toEqual([1, 0]);
    expect(inspect[0]?.key).toBe('inspect/metal-1');
  });

  it('reads promptfoo: prompts × tests × lists of variables, defaults first', () => {
    const { drafts } = sample('promptfoo.yaml');
    expect(drafts[0]?.taskDescription).toBe('Say in one word: What is the capital of France?');
    expect([
      accuracy(drafts[0], 'Paris'),
      accuracy(drafts[0], 'As an AI I say Paris'),
      accuracy(drafts[0], 'Rome'),
    ]).toEqual([1, 0.5, 0.5]);
    expect(drafts[2]?.evaluationCriteria).toMatchObject({
      scorers: [
        { mode: 'none' },
        { type: 'contains', values: ['2'], weight: 2 },
        { type: 'checker', program: expect.stringContaining('output.length < 40') },
      ],
    });
    expect(drafts.at(-1)?.evaluationCriteria).toMatchObject({
      passThreshold: 0.5,
      scorers: [{}, { type: 'regex' }, { type: 'judge' }],
    });
  });

  it('names assertions that cannot be scored, and files that are not there', () => {
    const doc = (assert: unknown, prompt = 'Hi') => row({ prompts: [prompt], tests: [{ assert: [assert] }] }).problems;
    expect(doc({ type: 'similar', value: 'x' })).toEqual([
      expect.stringContaining('assert: [0] Assertions of type similar are not supported'),
    ]);
    expect(doc({ type: 'equals', value: 'x' }, 'file://prompt.txt')).toEqual([
      expect.stringContaining('prompt: It is in another file'),
    ]);
    expect(doc({ type: 'equals', value: 'x' }, 'Hi {{ name | upper }}')).toEqual([
      expect.stringContaining('name | upper'),
    ]);
    expect(doc({ type: 'equals', value: 'x' }, '{% for a in b %}')).toEqual([
      expect.stringContaining('cannot be filled'),
    ]);
  });

  it('reads tables of choices by letter, text or place', () => {
    const options = { choice_a: 'dog', choice_b: 'owl' };
    const right = ['b', 'owl', 1].map(
      (answer) => row({ question: 'Bird?', ...options, answer }).drafts[0]?.expectedOutput,
    );
    expect(right).toEqual(['B', 'B', 'B']);
    expect(row({ question: 'Bird?', ...options, answer: 'hen' }).problems).toEqual([
      expect.stringContaining('7: answer: '),
    ]);
  });

  it('reads options from one cell of a table', () => {
    const { drafts } = row({ question: 'Bird?', choices: "['dog', 'owl']", answer: '1', source: '' });
    expect(drafts[0]).toMatchObject({ expectedOutput: 'B', evaluationCriteria: { scorers: [{ type: 'choice' }] } });
    expect(detectFormat({ question: 'What is in [x]?', choices: 'none' })).toBeNull();
  });

  it('takes an empty object for no inputs, no order for what comes out of a set, and long tests that carry their data', () => {
    const own = { task_id: 'X/1', prompt: 'def f(x):\n', entry_point: 'f', canonical_solution: '  return x\n' };
    expect(row({ ...own, base_input: [[1]], plus_input: {} }).problems).toEqual([]);
    expect(row({ ...own, base_input: [], plus_input: {} }).problems).toEqual([expect.stringContaining('base_input')]);
    const testOf = (solution: string): string =>
      JSON.stringify(row({ ...own, canonical_solution: solution, base_input: [[1]] }).drafts[0]?.evaluationCriteria);
    expect(testOf('  return list(set(x))\n')).toContain('if not False:');
    expect(testOf('  return sorted(set(x))\n')).toContain('if not True:');
    const test = (length: number) =>
      row({ task_id: 'X/2', prompt: 'def f(x):\n', entry_point: 'f', test: `check = 0 # ${'x'.repeat(length)}` });
    expect(test(300_000).problems).toEqual([]);
    expect(test(2_000_001).problems).toEqual([expect.stringContaining('at most 2000000 characters')]);
  });

  it('gives seed files keys, and criteria in any of their forms', () => {
    const { drafts } = sample('client-seed.yaml');
    expect(drafts.map(({ evaluationCriteria }) => evaluationCriteria)).toMatchObject([
      'It adds two numbers and handles negative ones.',
      { scorers: [{ type: 'number', absTol: 0.5 }] },
      {
        scorers: [{ type: 'judge', checklist: [{ requirement: 'It declines.' }, { requirement: 'It is friendly.' }] }],
      },
    ]);
    expect(drafts[1]).toMatchObject({ key: 'client/sum-of-ten', expectedOutput: '55', difficulty: 2 });
  });

  it('says which field of a record is wrong', () => {
    const wrong = (value: unknown) => {
      const converter = new RecordConverter(detectFormat({ question: 'q', answer: '#### 1' })!, { fileName: null });
      return converter
        .convert({ value, line: 3, lineOf: () => 3 })
        .problems.map(({ line, message }) => `${line} ${message}`);
    };
    expect(wrong({ question: 'How many?', answer: 'five' })).toEqual(['3 answer: Must end with #### and the number.']);
    expect(wrong({ answer: '#### 5' })).toEqual(['3 question: This field is required.']);
    expect(wrong({ question: 'How many?', answer: '#### many' })).toEqual([
      expect.stringContaining('3 expected_output: '),
    ]);
    expect(wrong('text')).toEqual([expect.stringContaining('3 Must be an object')]);
  });

  it('leaves our own tasks alone', () => {
    expect(detectFormat({ key: 'a', task_type: 'reasoning', task_description: 'x' })).toBeNull();
  });
});
