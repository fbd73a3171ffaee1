import type { Result, Score } from '@assay/contracts';
import { answersFile, isJudged } from './answers-file';

const score = (scorer: Score['scorer'], status: Score['status']) => ({ scorer, status }) as Score;
const [exact, judge] = [score('exact', 'scored'), score('judge', 'scored')];
const result = (parts: object): Result =>
  ({
    ...{ taskTitle: 'Desks', taskKey: 'desks', taskType: 'reasoning', model: 'A', server: 'lab', epoch: 2 },
    ...{ status: 'scored', outcome: 'answered', reason: null, flags: ['cold', 'retried'], score: 0.5, passed: false },
    ...{ executionTime: 1_234, metrics: { tokensPerSecond: 40 }, scores: [judge] },
    ...parts,
  }) as unknown as Result;
const cells = (parts: object): Record<string, unknown> => {
  const { columns, rows } = answersFile([result(parts)]);
  return Object.fromEntries(
    columns.map(({ label }, at) => {
      const cell = rows[0]?.[at];
      return [label, typeof cell === 'object' ? cell.value : cell];
    }),
  );
};

describe('answersFile', () => {
  it('holds figures as figures and says who scored', () => {
    expect(cells({})).toMatchObject({
      ...{ task: 'Desks', epoch: '2', judged: 'yes', flags: 'cold retried' },
      ...{ accuracy: 0.5, passed: 0, time_ms: 1_234, tokens_per_second: 40 },
    });
  });

  it('leaves empty what is not known: a missing answer is not a zero', () => {
    expect(
      cells({ status: 'missing', score: null, passed: null, executionTime: null, metrics: { tokensPerSecond: null } }),
    ).toMatchObject({ accuracy: null, passed: null, time_ms: null, tokens_per_second: null });
  });
});

describe('isJudged', () => {
  it('is so where any of the scorers was a judge', () => {
    expect(isJudged(result({ scores: [exact, judge] }))).toBe(true);
    expect(isJudged(result({ scores: [exact] }))).toBe(false);
    expect(isJudged(result({ scores: [exact, score('judge', 'unscored')] }))).toBe(false);
  });
});
