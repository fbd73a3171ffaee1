import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { textOfUpload } from '../read-upload';
import { readTaskSource, type ImportHint, type SourceCheck } from './read-source';
import { NoSandbox } from '@assay/domain/run';

const SAMPLES = resolve(__dirname, '../../../../testing/format-samples');
const programs = { sandbox: new NoSandbox('none here'), sources: { shipped: () => Promise.resolve(null) } };

async function read(bytes: Buffer | string, hint: ImportHint = {}): Promise<SourceCheck> {
  return readTaskSource({ text: await textOfUpload(Buffer.from(bytes)), hint }, programs);
}
const sample = (fileName: string, hint: ImportHint = {}): Promise<SourceCheck> =>
  read(readFileSync(resolve(SAMPLES, fileName)), { fileName, ...hint });
const problemsOf = ({ invalid }: SourceCheck): string[] => invalid.map(({ line, message }) => `${line}: ${message}`);

const GSM = (no: number, answer = `#### ${no}`): string => JSON.stringify({ question: `What is ${no}?`, answer });

describe('readTaskSource', () => {
  it.each([
    ['humaneval.jsonl.gz', 'humaneval', 3],
    ['abstract_counting_test.csv', 'mmlu', 3],
    ['mmlu-pro.csv', 'mmlu-pro', 2],
    ['choice.csv', 'choice', 3],
    ['promptfoo.csv', 'promptfoo', 3],
  ])('%s is %s', async (file, format, count) => {
    const { format: found, tasks, invalid } = await sample(file);
    expect({ found, invalid, count: tasks.length }).toEqual({ found: format, invalid: [], count });
  });

  it('tells tables from YAML without a name', async () => {
    const csv = readFileSync(resolve(SAMPLES, 'choice.csv'));
    expect((await read(csv)).format).toBe('choice');
    expect((await read('key: a\ntask_type: reasoning, or so\n')).format).toBeNull();
  });

  it('names lines of CSV where records begin, quoted breaks and CRLF counted', async () => {
    const csv = '\uFEFFquestion,choice_a,choice_b,answer\r\n"Two\r\nlines?",a,b,A\r\n\r\nWhich?,a,b,C\r\nShort,a\r\n';
    expect(problemsOf(await read(csv, { fileName: 'x.csv' }))).toEqual([
      '6: This line has 2 cells; the first line names 4 columns.',
    ]);
    const wrong = csv.replace('Short,a\r\n', '');
    expect(problemsOf(await read(wrong, { fileName: 'x.csv' }))).toEqual([expect.stringMatching(/^5: answer: /)]);
  });

  it('goes on after a bad line of JSONL and names all of them', async () => {
    const text = [GSM(1), '{"question": "half', GSM(3, 'three'), '[1]', GSM(5), ''].join('\n');
    const check = await read(text);
    expect(problemsOf(check)).toEqual([
      expect.stringContaining('2: A line break or control sign inside of a string'),
      '3: answer: Must end with #### and the number.',
      '4: Must be an object with named fields.',
    ]);
    expect(check.tasks).toHaveLength(2);
  });

  it('refuses an id that is there twice, but not a question', async () => {
    const twice = readFileSync(resolve(SAMPLES, 'humaneval.jsonl'), 'utf8').replace('HumanEval/1', 'HumanEval/0');
    expect(problemsOf(await read(twice))).toEqual(['2: key: The task on line 1 has this key already.']);
    expect((await read([GSM(1), GSM(1)].join('\n'))).tasks.map(({ draft }) => draft.key.slice(-2))[1]).toBe('-2');
  });

  it('takes the format and the task type that it is told', async () => {
    const told = await sample('gsm8k.jsonl', { format: 'gsm8k', taskType: 'planning' });
    expect(told.tasks.map(({ draft }) => draft.taskType)).toEqual(['planning', 'planning', 'planning']);
    expect(problemsOf(await sample('gsm8k.jsonl', { format: 'humaneval' }))[0]).toBe(
      '1: task_id: This field is required.',
    );
    expect((await sample('gsm8k.jsonl', { format: 'assay' })).invalid.length).toBeGreaterThan(0);
  });

  it('stops at the most rows, and at the most tasks of one document', async () => {
    const many = Array.from({ length: 50_001 }, (_, no) => `{"a":${no}}`).join('\n');
    expect(problemsOf(await read(many))).toEqual([expect.stringContaining('more than 50000 rows')]);
    const examples = Array.from({ length: 2_001 }, (_, no) => ({ input: `Is ${no} even?`, target: 'yes' }));
    expect(problemsOf(await read(JSON.stringify({ examples })))).toEqual([
      expect.stringContaining('more than 2000 tasks'),
    ]);
  });

  it('lets other work go on while a long file is read', async () => {
    const rows = Array.from({ length: 5_000 }, (_, no) => GSM(no)).join('\n');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const { tasks } = await read(rows);
    clearInterval(timer);
    expect(tasks).toHaveLength(5_000);
    expect(turns).toBeGreaterThan(2);
  });

  it('says what is wrong with bytes that are no text', async () => {
    const gz = gzipSync(Buffer.from(GSM(1)));
    await expect(read(gz.subarray(0, gz.length - 9))).rejects.toThrow('cannot be unpacked');
    await expect(read(gzipSync(Buffer.alloc(70 * 1_048_576)))).rejects.toThrow('larger than 64 MB');
    await expect(read(Buffer.from(GSM(1), 'utf16le'))).rejects.toThrow('UTF-16');
    await expect(read(Buffer.from('{"question":"caf\xe9","answer":"#### 1"}', 'latin1'))).rejects.toThrow('UTF-8');
    await expect(read('PAR1\u0015\u0004')).rejects.toThrow('Parquet');
    expect(problemsOf(await read('"a,b\nc'.repeat(3), { format: 'csv' }))).toEqual([
      expect.stringContaining('The CSV cannot be read'),
    ]);
    expect(problemsOf(await read(`{"question":"${'x'.repeat(17 * 1_048_576)}"}`, { fileName: 'a.jsonl' }))).toEqual([
      '1: This line is longer than 16 MB.',
    ]);
  });
});
