import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compareScores } from './compare-scores';
import { compareVotesFile } from './compare-votes';

describe('assay compare of files', () => {
  let folder = '';
  let said = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-compare-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const stored = async (content: string | Buffer): Promise<string> => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    return path;
  };
  const lines = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
  const scores = (model: string, passes: number, count: number): object[] =>
    Array.from({ length: count }, (_, task) => ({ task: `t${task}`, model, score: task < passes }));
  const request = { models: undefined, baseline: undefined, out: undefined };

  it('compares a table of scores, packed, and says what is left out', async () => {
    const file = await stored(gzipSync(lines(...scores('a', 60, 100), ...scores('b', 20, 70))));
    const out = join(folder, 'out.json');
    expect(await compareScores({ ...request, file, out })).toBe(0);
    expect(said).toContain('2 models, 100 tasks, 170 scores');
    expect(said).toContain('overall (70 common of 100 tasks, 30 left out)');
    expect(said).toContain('a is better on tasks like these than b');
    expect(said).toContain('a alone right 40, b alone 0, McNemar p = 1.8e-12');
    expect(said).toContain('all 100 of its own: 60 %');
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({
      models: [{ name: 'a', model: 'a', digest: null, server: null, serverId: null }, { name: 'b' }],
      ...{ baseline: null, differences: [], scopes: [{ tasks: 70, dropped: 30 }] },
    });
  });

  it('sums many pairs up, one line for each model', async () => {
    const many = Array.from({ length: 13 }, (_, model) => scores(`m${model}`, 5 * model, 60)).flat();
    await compareScores({ ...request, file: await stored(lines(...many)) });
    expect(said).toContain('78 pairs:');
    expect(said).toMatch(/m12 .*better than \d+, worse than 0/);
    said = '';
    await compareScores({ ...request, file: await stored(lines(...many)), baseline: 'm3' });
    expect(said).toContain('(Holm, 12 pairs with m3)');
  });

  it('tells why a pair is open and what to do next, and a winner from its own side', async () => {
    const file = await stored(lines(...scores('a', 20, 60), ...scores('b', 55, 60), ...scores('c', 23, 60)));
    await compareScores({ ...request, file });
    expect(said).toContain('b is better on tasks like these than a: +58.3 points (+45.');
    expect(said).toMatch(
      /a and c: cannot tell yet: -5 points .*; chance alone does this often, p = 0\.250; about \d+ tasks in all would settle it/,
    );
    said = '';
    const gaps = scores('b', 55, 60).map((row, at) => (at < 50 ? row : { ...row, score: null }));
    await compareScores({ ...request, file: await stored(lines(...scores('a', 20, 60), ...gaps)) });
    expect(said).toContain('b has a score for 50 of 60 answers; under 90 % nothing is claimed');
    said = '';
    const hosts = ['m@x', 'm@y'].flatMap((name, at) => scores(name, 50 - 40 * at, 60));
    await compareScores({ ...request, file: await stored(lines(...hosts)) });
    expect(said).toContain('m@x and m@y: one model, another result by server');
    said = '';
    await compareScores({ ...request, file: await stored(lines(...scores('M', 50, 60), ...scores('m', 50, 60))) });
    expect(said).toContain('M and m differ in nothing but case');
    said = '';
    const copied = [...scores('a', 5, 9), ...scores('b', 4, 9), ...scores('b', 4, 9)];
    await compareScores({ ...request, file: await stored(lines(...copied)) });
    expect(said).toContain('9 lines repeat a task and a model without an epoch');
  });

  it('names every bad line and compares nothing', async () => {
    const file = await stored('task,model,score\nt1,a,1\nt2,a,2\nt3,,1\n');
    await expect(compareScores({ ...request, file })).rejects.toThrow(
      /:3 score must be .*\n.*:4 model must be .*\n.*2 problems; nothing was compared/,
    );
    const other = await stored('item,model,result\nt1,a,1\n');
    await expect(compareScores({ ...request, file: other })).rejects.toThrow(
      /:2 has no "task" and no "score"; it has item, model, result/,
    );
    const one = await stored(lines(...scores('a', 1, 2)));
    await expect(compareScores({ ...request, file: one })).rejects.toThrow('needs two models');
    await expect(compareScores({ ...request, file: one, models: ['b'] })).rejects.toThrow('no model "b"');
  });

  it('reads votes and judge texts by their fields', async () => {
    const vote = (item: number) => ({
      item,
      a: 'x',
      b: 'y',
      judge: 'j',
      asGiven: 'a',
      swapped: 'b',
      human: item % 2 ? 'a' : 'b',
    });
    await compareVotesFile({
      file: await stored(lines(...Array.from({ length: 60 }, (_, item) => vote(item)))),
      out: undefined,
    });
    expect(said).toContain('The votes of j cannot be used: it names the answer shown first in 100 % of its verdicts.');
    said = '';
    const text = (item: number, said_: string) => ({ item, model: 'm', judge: 'j', text: said_, scale: '1-10' });
    await compareVotesFile({
      file: await stored(lines(text(1, '[[9]]'), text(2, 'failed'), text(3, '[[8]]'))),
      out: undefined,
    });
    expect(said).toContain('3 texts, 1 unreadable (missing, never counted as a low mark; lines 2');
    expect(said).toContain('mean 8.500000');
    await expect(compareVotesFile({ file: await stored('{"score":1}'), out: undefined })).rejects.toThrow(
      'the fields are score',
    );
  });
});
