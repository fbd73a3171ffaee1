import { compareModels } from '@assay/domain/comparison';
import { seededRandom } from '@assay/domain/statistics';

import { collectScores } from './collect-scores';
import { readAll, type FileRow } from './file-row';
import { scoreComparison, type ScoreQuestion } from './score-comparison';
import { scoreRow } from './score-row';

type Fields = FileRow['fields'];

function scoresOf(lines: readonly Fields[]) {
  const { rows, problems } = readAll(
    lines.map((fields, at) => ({ line: at + 1, fields })),
    scoreRow,
  );
  expect(problems).toEqual([]);
  return collectScores(rows);
}

const compare = (lines: readonly Fields[], question: ScoreQuestion = {}) =>
  compareModels(scoreComparison(scoresOf(lines), question));

/** `passes` right answers first, then wrong ones. */
const answers = (model: string, passes: number, count: number, more: Fields = {}): Fields[] =>
  Array.from({ length: count }, (_, task) => ({ task: `t${task}`, model, score: task < passes, ...more }));

describe('scoreComparison', () => {
  it('compares shared tasks only and says how many are left out', () => {
    const { scopes, notes } = compare([...answers('a', 900, 1_319), ...answers('b', 300, 681)]);
    expect(scopes[0]).toMatchObject({ tasks: 681, dropped: 638 });
    expect(notes.join(' ')).toContain('638 of 1319 tasks left out');
    expect(scopes[0]?.pairs[0]).toMatchObject({ wins: 381, ties: 300, losses: 0, verdict: 'better' });
  });

  it('gives McNemar as counted, before and after Holm', () => {
    // a alone on 6 tasks, b alone on none: p = 2 · 2^−6 = 0.03125.
    const [pair] = compare([...answers('a', 16, 40), ...answers('b', 10, 40)]).scopes[0]?.pairs ?? [];
    expect(pair?.mcnemar).toMatchObject({ bothPass: 10, aOnly: 6, bOnly: 0, bothFail: 24 });
    expect(pair?.mcnemar?.pExact).toBeCloseTo(0.03125, 12);
    expect(pair?.pRaw?.general).toBeCloseTo(0.03125, 12);
    const three = compare([...answers('a', 16, 40), ...answers('b', 10, 40), ...answers('c', 10, 40)]).scopes[0]?.pairs;
    // Three pairs share the 5 %: the smallest p counts three times.
    expect(three?.[0]?.pValue.general).toBeCloseTo(0.09375, 12);
    expect(three?.[0]?.pRaw?.general).toBeCloseTo(0.03125, 12);
  });

  it('takes null as missing, not as wrong, and gives no verdict below 90 % coverage', () => {
    const gaps = answers('b', 5, 40).map((row, at) => (at < 30 ? row : { ...row, score: null }));
    const { scopes } = compare([...answers('a', 30, 40), ...gaps]);
    expect(scopes[0]).toMatchObject({ tasks: 30, dropped: 10 });
    expect(scopes[0]?.entries[1]).toMatchObject({ accuracy: { n: 30 }, coverage: { missing: 10, planned: 40 } });
    expect(scopes[0]?.pairs[0]).toMatchObject({ verdict: 'cannot_tell', reason: 'incomplete' });
  });

  it('never calls one model better than itself on another server', () => {
    const random = seededRandom('servers');
    const on = (server: string, right: number): Fields[] =>
      Array.from({ length: 300 }, (_, task) => ({
        ...{ task: `t${task}`, model: 'm', server },
        score: random.below(100) < right,
      }));
    const compared = compare([...on('s1', 70), ...on('s2', 71), ...on('s3', 40)], { baseline: 'm@s1' });
    const verdicts = compared.scopes[0]?.pairs.map(({ a, verdict, reason }) => [a, verdict, reason]);
    expect(verdicts).toEqual([
      ['m@s2', expect.stringMatching(/^(equal|cannot_tell)$/), expect.anything()],
      ['m@s3', 'cannot_tell', 'same_model'],
    ]);
    expect(compared.scopes[0]?.entries.every((entry) => entry.rank[0] === 1)).toBe(true);
    expect(compared.notes.join(' ')).toContain('are one model');
  });

  it('takes a name with a server in it for the model on that server, under the name that the file has', () => {
    const rows = [...answers('m@east', 90, 100), ...answers('m@west', 40, 100), ...answers('n@2024', 40, 100)];
    const { scopes } = compare(rows);
    expect(scopes[0]?.entries.map(({ name }) => name)).toEqual(['m@east', 'm@west', 'n@2024']);
    expect(scopes[0]?.pairs.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['cannot_tell', 'same_model'],
      ['better', undefined],
      ['equal', undefined],
    ]);
    expect(compare(rows, { models: ['m'] }).scopes[0]?.entries).toHaveLength(2);
  });

  it('never gives two columns one name', () => {
    const twice = [...answers('m@east', 5, 10), ...answers('m', 5, 10, { server: 'west' }), ...answers('m', 2, 10)];
    expect(scoresOf(twice).columns.map(({ name }) => name)).toEqual(['m@east', 'm@west', 'm']);
  });

  it('has the accuracy on all tasks of its own beside that on the shared ones, and the mean over parts', () => {
    const typed = (rows: readonly Fields[]): Fields[] =>
      rows.map((row, at) => ({ ...row, type: at < 10 ? 'algebra' : 'sets' }));
    // a: 10 of 10 algebra, 10 of 30 sets → macro (1 + 1/3) / 2 on the shared 40; all of its own: 20 of 50.
    const { scopes } = compare([...typed(answers('a', 20, 50)), ...typed(answers('b', 20, 40))]);
    const [a, b] = scopes[0]?.entries ?? [];
    expect(a).toMatchObject({ accuracy: { value: 0.5, n: 40 }, own: { value: 0.4, n: 50 } });
    expect(a?.macroMean).toBeCloseTo((1 + 1 / 3) / 2, 12);
    expect(b?.own).toBeUndefined();
    expect(scopes[1]?.entries[0]?.macroMean).toBeUndefined();
  });

  it('says what missing answers could make of a difference', () => {
    // b misses 2 of 40: a − b is 20/40 − (20…22)/40 on all tasks; on the 38 shared ones +1/38 or so.
    const gaps = answers('b', 20, 40).map((row, at) => (at < 38 ? row : { ...row, score: null }));
    const [pair] = compare([...answers('a', 21, 40), ...gaps]).scopes[0]?.pairs ?? [];
    expect(pair?.worstCase?.map((bound) => Math.round(bound * 40))).toEqual([-1, 1]);
    expect(pair?.dependsOnMissing).toBe(true);
    const [whole] = compare([...answers('a', 21, 40), ...answers('b', 20, 40)]).scopes[0]?.pairs ?? [];
    expect(whole?.worstCase).toBeUndefined();
  });

  it('lists Student’s t beside the exact test', () => {
    // Differences: 6 ones and 34 zeros: mean 0.15, sd = √(6·34/40/39) = 0.3616, t = 2.6235 with 39 degrees of freedom.
    const [pair] = compare([...answers('a', 16, 40), ...answers('b', 10, 40)]).scopes[0]?.pairs ?? [];
    expect(pair?.t?.dz).toBeCloseTo(0.15 / Math.sqrt((6 * 34) / 40 / 39), 12);
    expect(pair?.t?.pValue).toBeCloseTo(0.01237, 4);
  });

  it('counts tasks of a cluster as one draw of chance', () => {
    // Eight tasks differ; as four clusters they can never be sure: 2^(1 − 4) = 0.125.
    const cluster = (rows: readonly Fields[]): Fields[] => rows.map((row, at) => ({ ...row, cluster: `c${at % 4}` }));
    const alone = compare([...answers('a', 8, 8), ...answers('b', 0, 8)]).scopes[0]?.pairs[0];
    const together = compare([...cluster(answers('a', 8, 8)), ...cluster(answers('b', 0, 8))]).scopes[0]?.pairs[0];
    expect(alone?.pRaw?.general).toBeCloseTo(2 ** -7, 12);
    expect(together?.pRaw?.general).toBeCloseTo(0.125, 12);
    expect(together?.verdict).not.toBe('better');
  });

  it('compares more than ten models pair by pair, each on what the two share', () => {
    const many = Array.from({ length: 12 }, (_, at) => answers(`m${at}`, 20 + at, at === 0 ? 50 : 100)).flat();
    const { scopes, notes } = compare(many);
    expect(scopes[0]?.tasks).toBe(50);
    expect(scopes[0]?.pairs).toHaveLength(66);
    expect(scopes[0]?.pairs.find(({ a, b }) => a === 'm0' && b === 'm1')?.shared).toEqual({ tasks: 50, dropped: 50 });
    expect(scopes[0]?.pairs.find(({ a, b }) => a === 'm1' && b === 'm2')?.shared).toEqual({ tasks: 100, dropped: 0 });
    expect(notes.join(' ')).toContain('Each pair is compared on the tasks that the two share');
    expect(compare(many, { baseline: 'm3' }).scopes[0]?.pairs).toHaveLength(11);
  });

  it('makes a scope of every type, task types under their own name', () => {
    const typed = (model: string): Fields[] =>
      answers(model, 6, 12).map((row, at) => ({ ...row, type: at % 2 ? 'algebra' : 'reasoning' }));
    expect(compare([...typed('a'), ...typed('b')]).scopes.map(({ scope, tasks }) => [scope, tasks])).toEqual([
      ['overall', 12],
      ['reasoning', 6],
      ['category:algebra', 6],
    ]);
  });

  it('takes lines of one task as tries, and refuses a second one of the same epoch', () => {
    const twice = [...answers('a', 1, 1), ...answers('a', 0, 1), ...answers('b', 1, 1)];
    expect(compare(twice).scopes[0]?.entries[0]?.accuracy).toMatchObject({ value: 0.5, n: 1, trials: 2 });
    const { problems } = scoresOf([...answers('a', 1, 1, { epoch: 1 }), ...answers('a', 0, 1, { epoch: 1 })]);
    expect(problems).toEqual([{ line: 2, message: expect.stringContaining('as line 1') }]);
  });

  it('names what the file has where a model is asked that it does not have', () => {
    expect(() => compare(answers('a', 1, 3), { models: ['a', 'z'] })).toThrow('no model "z". It has: a.');
  });
});

describe('scoreRow', () => {
  const read = (fields: Fields) => readAll([{ line: 7, fields }], scoreRow);

  it.each([
    [true, 1],
    [false, 0],
    [0.25, 0.25],
    ['0.25', 0.25],
    ['TRUE', 1],
    ['', null],
    [null, null],
    ['NA', null],
  ])('reads the score %j as %j', (score, expected) => {
    expect(read({ task: 't', model: 'm', score }).rows[0]?.score).toBe(expected);
  });

  it.each([
    [{ task: 't', model: 'm' }, 'score is absent'],
    [{ task: 't', model: 'm', score: 1.5 }, 'from 0 to 1'],
    [{ task: 't', model: 'm', score: -0.1 }, 'from 0 to 1'],
    [{ task: 't', model: 'm', score: 'good' }, 'not "good"'],
    [{ task: 't', model: 'm', score: [1] }, 'not [1]'],
    [{ task: '', model: 'm', score: 1 }, 'task must be a text'],
    [{ task: 't', score: 1 }, 'model must be a text'],
    [{ task: 't', model: 'm', score: 1, epoch: 1.5 }, 'epoch must be a whole number'],
  ])('refuses %j, naming the line', (fields, message) => {
    expect(read(fields).problems).toEqual([{ line: 7, message: expect.stringContaining(message) }]);
  });
});
