import { combineStats, type TaskStat } from './combine-stats';

const stat = (over: Partial<TaskStat> = {}): TaskStat => ({
  ...{
    model: 'a',
    taskId: 't',
    runId: `run ${over.age ?? 0}`,
    age: 0,
    evaluatorHash: over.scored === 0 ? null : 'e',
    mixed: false,
  },
  ...{
    scored: 3,
    variants: 1,
    scoreSum: 2,
    scoreSquares: 2,
    scores: null,
    passes: 2,
    missing: 0,
    unscored: 0,
    noJudge: 0,
  },
  ...{ flagged: 0, timesMs: [], tokenSpeedSum: 0, tokenSpeeds: 0, relevanceSum: 0, relevances: 0, exampleId: 'x' },
  ...over,
});
const none = { scored: 0, scoreSum: 0, scoreSquares: 0, passes: 0 };
const cell = (...stats: readonly TaskStat[]) => combineStats(stats).cells[0];

describe('combineStats', () => {
  it('takes what is open as it is, beside what is scored', () => {
    expect(cell(stat(), stat({ ...none, age: 1, missing: 2, unscored: 1, noJudge: 1 }))).toMatchObject({
      ...{ trials: 3, scoreSum: 2, passes: 2, planned: 6, missing: 2, unscored: 1, noJudge: 1, runId: 'run 0' },
    });
  });

  it('never mixes evaluators: most columns decide, what others scored is left out and counted', () => {
    const { cells, otherwiseScored } = combineStats([
      stat(),
      stat({ model: 'b' }),
      stat({ model: 'c', evaluatorHash: 'another judge' }),
    ]);
    expect(cells.map(({ model }) => model)).toEqual(['a', 'b']);
    expect(otherwiseScored).toBe(1);
  });

  it('takes the evaluator used last among equals, and only the runs of a column that it scored', () => {
    expect(cell(stat({ evaluatorHash: 'new' }), stat({ age: 1, evaluatorHash: 'old', scored: 5 }))).toMatchObject({
      trials: 3,
    });
  });

  it('leaves a cell out while it is being scored anew', () => {
    expect(combineStats([stat({ mixed: true })])).toEqual({ cells: [], otherwiseScored: 1 });
  });

  it('keeps an unscored task as open, not as scored otherwise', () => {
    expect(combineStats([stat({ ...none, unscored: 3, noJudge: 3 })])).toMatchObject({
      otherwiseScored: 0,
      cells: [{ trials: 0, unscored: 3, noJudge: 3, planned: 3 }],
    });
  });

  it('marks copies at temperature 0, one per variant', () => {
    const { cells } = combineStats([stat({ variants: 2 }), stat({ model: 'b' })], (model) => model === 'a');
    expect(cells.map(({ deterministic, variants }) => [deterministic, variants])).toEqual([
      [true, 2],
      [undefined, undefined],
    ]);
  });

  it('keeps the single scores where one is graded', () => {
    const graded = { scored: 2, scoreSum: 1.25, scoreSquares: 1.0625, passes: 1, scores: [1, 0.25] };
    expect(cell(stat(graded))?.scores).toEqual([1, 0.25]);
    expect(cell(stat())).not.toHaveProperty('scores');
  });
});
