import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAnswers } from './read-answers';

const TASKS = ['a', 'b'].map((key) => ({ key, taskDescription: `Do ${key}` }));

describe('readAnswers', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-answers-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(name: string, content: string | Buffer, model: string | null = null) {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return readAnswers(path, TASKS, model);
  }
  const line = (task: string, model: string, output: unknown): string => `${JSON.stringify({ task, model, output })}\n`;

  it('reads JSONL, also gzip, with BOM and CRLF, whatever its name', async () => {
    const text = `\uFEFF${line('a', 'm', 'x')}${line('b', 'n', 'y')}`.replaceAll('\n', '\r\n');
    for (const [name, bytes] of [
      ['a.jsonl', text],
      ['a.json', text],
      ['a.jsonl.gz', gzipSync(text)],
    ] as const) {
      const { models, answers, problems } = await read(name, bytes);
      expect({ models, problems, count: answers.length }).toEqual({ models: ['m', 'n'], problems: [], count: 2 });
    }
  });

  it('reads CSV with answers over several lines', async () => {
    const { answers } = await read('a.csv', 'task,model,output,epoch\na,m,"one, two\nthree",2\nb,m,,\n');
    expect(answers).toMatchObject([
      { output: 'one, two\nthree', epoch: 2 },
      { output: '', epoch: 1 },
    ]);
  });

  it('takes the model of lm-evaluation-harness from the folder, and of several filters the first', async () => {
    const sample = (filter: string) =>
      JSON.stringify({ doc_id: 0, doc: { x: 1 }, doc_hash: 'h', resps: [['x']], filtered_resps: ['x'], filter });
    const tasks = [{ key: 't/0', taskDescription: 'x' }];
    const path = join(folder, 'org__model-7b', 'samples_t.jsonl');
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, ['strict', 'flexible'].map((filter) => `${sample(filter)}\n`).join(''));
    expect(await readAnswers(path, tasks, null)).toMatchObject({
      models: ['org/model-7b'],
      answers: [{ output: 'x' }],
      problems: [],
    });
    expect((await readAnswers(path, tasks, 'mine')).models).toEqual(['mine']);
  });

  it('reads samples of code benchmarks, repeats as epochs, and responses by their prompt', async () => {
    const lines = (...rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const samples = lines(
      { task_id: 'a', completion: '  return 1' },
      { task_id: 'A', solution: 'def f(): pass', completion: null },
      { task_id: 'b', completion: null },
    );
    expect(await read('samples.jsonl', samples, 'm')).toMatchObject({
      models: ['m'],
      problems: [],
      answers: [
        { task: 0, epoch: 1, output: '  return 1' },
        { task: 0, epoch: 2, output: 'def f(): pass' },
        { task: 1, epoch: 1, output: null },
      ],
    });
    const responses = lines({ prompt: 'Do b', response: 'done' }, { prompt: 'Do c', response: 'x' });
    expect(await read('responses.jsonl', responses, 'm')).toMatchObject({
      answers: [{ task: 1, output: 'done' }],
      problems: [{ line: 2, message: 'no task has the prompt "Do c".' }],
    });
    expect((await read('samples.jsonl', samples)).problems[0]?.message).toContain('--model NAME');
  });

  it('reads results of promptfoo, on one line or on many', async () => {
    const document = {
      results: { results: [{ prompt: { raw: 'Do a' }, provider: { id: 'p' }, response: { output: 'x' } }] },
    };
    for (const space of [0, 2]) {
      const { models, answers } = await read('results.json', JSON.stringify(document, null, space));
      expect({ models, answers }).toMatchObject({ models: ['p'], answers: [{ task: 0, output: 'x' }] });
    }
  });

  it('says what cannot be read, and where', async () => {
    await expect(read('half.jsonl', `${line('a', 'm', 'x')}{"task": "b", `)).rejects.toThrow(
      /half\.jsonl:2 is not valid JSON/,
    );
    await expect(read('other.json', '{\n"tasks": []\n}')).rejects.toThrow('none of promptfoo');
    await expect(read('cut.jsonl.gz', gzipSync(line('a', 'm', 'x').repeat(9_000)).subarray(0, 40))).rejects.toThrow(
      'damaged',
    );
    await expect(readAnswers(join(folder, 'none.jsonl'), TASKS, null)).rejects.toThrow('ENOENT');
    const { problems } = await read(
      'twice.jsonl',
      `${line('a', 'm', 'x')}${line('c', 'm', 'x')}${line('a', 'm', 'y')}`,
    );
    expect(problems.map((problem) => problem.line)).toEqual([2, 3]);
    const many = await read('wrong.jsonl', line('c', 'm', 'x').repeat(30));
    expect(many.problems).toHaveLength(20);
  });
});
