import type { FileRow } from '@assay/domain/score-file';
import { publicFormat, RecordConverter } from '@assay/domain/task-file';
import { AnswerCollector } from './collect-answers';
import { isLmEvalSample, lmEvalAnswers } from './lm-eval-sample';
import { isPromptfooResults, promptfooAnswers } from './promptfoo-results';
import { plainAnswer } from './raw-answer';

const row = (line: number, fields: Readonly<Record<string, unknown>>): FileRow => ({ line, fields });
const TASKS = ['humaneval/0', 'humaneval/1', 'mbpp/11', 'a/x', 'b/x'].map((key) => ({
  key,
  taskDescription: `Do ${key}`,
}));

function collect(rows: readonly Readonly<Record<string, unknown>>[]) {
  const collector = new AnswerCollector(TASKS);
  for (const [at, fields] of rows.entries()) collector.add(() => [plainAnswer(row(at + 1, fields), null)]);
  return collector.result();
}

describe('AnswerCollector', () => {
  it('finds tasks by key, by the spelling of their source, and by an ending that only one has', () => {
    const { answers, problems } = collect(
      ['humaneval/1', 'HumanEval/0', '11', 'x'].map((task) => ({ task, model: 'm', output: 'o' })),
    );
    expect(answers.map(({ task }) => task)).toEqual([1, 0, 2]);
    expect(problems).toEqual([{ line: 4, message: 'there is no task "x" among the tasks.' }]);
  });

  it('finds the task that an importer made of an id', () => {
    const keys = ['evalplus/humaneval/17', 'evalplus/mbpp/17', 'humaneval-x/javascript/3'];
    const collector = new AnswerCollector(keys.map((key) => ({ key, taskDescription: key })));
    for (const [at, task] of ['HumanEval/17', 'Mbpp/17', 'JavaScript/3', '17'].entries())
      collector.add(() => [plainAnswer(row(at + 1, { task, model: 'm', output: 'o' }), null)]);
    expect(collector.result().answers.map(({ task }) => task)).toEqual([0, 1, 2]);
    expect(collector.result().problems).toHaveLength(1);
  });

  it('keeps models in their order, repeats by epoch, and null as no answer', () => {
    const { models, answers, problems } = collect([
      { task: 'a/x', model: 'second', output: 'o', epoch: 2, thinking: 'hm', durationMs: 12.5 },
      { task: 'a/x', model: 'first', output: null },
      { task: 'a/x', model: 'second', output: '' },
    ]);
    expect({ models, problems }).toEqual({ models: ['second', 'first'], problems: [] });
    expect(answers).toMatchObject([
      { model: 0, epoch: 2, output: 'o', thinking: 'hm', durationMs: 12.5 },
      { model: 1, epoch: 1, output: null },
      { model: 0, epoch: 1, output: '' },
    ]);
  });

  it('names lines that are there twice or cannot be read', () => {
    const base = { task: 'a/x', model: 'm', output: 'o' };
    const { problems } = collect([
      base,
      base,
      { ...base, epoch: 101 },
      { ...base, epoch: 'two' },
      { task: 'a/x', model: 'm' },
      { ...base, output: 5 },
      { ...base, model: '' },
      { ...base, epoch: 3, durationMs: -1 },
    ]);
    expect(problems.map(({ line, message }) => `${line} ${message.split(' ').slice(0, 4).join(' ')}`)).toEqual([
      '2 the same task, model',
      '3 epoch must be a',
      '4 epoch must be a',
      '5 output is missing; write',
      '6 output must be a',
      '7 model must be a',
      '8 durationMs must be a',
    ]);
  });
});

describe('lm-evaluation-harness samples', () => {
  const doc = { question: 'What is 2 + 3?', answer: '2+3=5\n#### 5' };
  const converter = new RecordConverter(publicFormat('gsm8k')!, { fileName: null });
  const task = converter.convert({ value: doc, line: 1, lineOf: () => 1 }).draft;

  it('are about the task that the importer makes of their document; repeats are epochs', () => {
    const collector = new AnswerCollector(task === null ? [] : [task]);
    const sample = row(1, {
      doc_id: 7,
      doc,
      target: '5',
      resps: [['five', 'It is 5.']],
      filtered_resps: ['[invalid]'],
    });
    expect(isLmEvalSample(sample)).toBe(true);
    collector.add(() => lmEvalAnswers(sample, 'org/model'));
    const { answers, problems } = collector.result();
    expect(problems).toEqual([]);
    expect(answers).toMatchObject([
      { task: 0, epoch: 1, output: 'five' },
      { task: 0, epoch: 2, output: 'It is 5.' },
    ]);
  });

  it('are refused where they hold log-likelihoods', () => {
    const collector = new AnswerCollector(TASKS);
    collector.add(() => lmEvalAnswers(row(3, { doc_id: 1, doc, resps: [[[-1.5, false]]] }), 'm'));
    expect(collector.result().problems).toEqual([{ line: 3, message: expect.stringContaining('log-likelihoods') }]);
  });
});

describe('promptfoo results', () => {
  const result = (output: unknown, raw = 'Do a/x') => ({
    prompt: { raw, label: 'x' },
    provider: { id: 'openai:gpt', label: '' },
    response: { output },
    latencyMs: 40,
  });

  it('are about the task with their prompt, errors are missing, repeats are epochs', () => {
    const document = {
      evalId: 'e',
      results: { version: 3, results: [result('yes'), result({ a: 1 }), result(undefined), result('no', 'Do?')] },
    };
    expect([isPromptfooResults(document), isPromptfooResults({ results: [] })]).toEqual([true, false]);
    const collector = new AnswerCollector(TASKS);
    for (const answer of promptfooAnswers(document)) collector.add(() => [answer]);
    expect(collector.result()).toMatchObject({
      models: ['openai:gpt'],
      answers: [
        { task: 3, epoch: 1, output: 'yes', durationMs: 40 },
        { task: 3, epoch: 2, output: '{"a":1}' },
        { task: 3, epoch: 3, output: null },
      ],
      problems: [{ line: 4, message: 'no task has the prompt "Do?".' }],
    });
  });
});
