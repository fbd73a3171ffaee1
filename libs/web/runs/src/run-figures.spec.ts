import { RUN_STATUSES, type RunCounts } from '@assay/contracts';
import { commandsOf, comparisonQuery, doneOf, durationOf, progressParts } from './run-figures';

const counts = (part: Partial<RunCounts>): RunCounts => ({
  total: 10,
  waiting: 0,
  running: 0,
  generated: 0,
  passed: 0,
  failed: 0,
  unscored: 0,
  missing: 0,
  cancelled: 0,
  ...part,
});

describe('commandsOf', () => {
  it('offers what is missing of a run that is over, and nothing where nothing is', () => {
    expect(RUN_STATUSES.filter((status) => commandsOf({ status }).length === 0)).toEqual(['completed']);
    const again = RUN_STATUSES.filter((status) => commandsOf({ status }).includes('retry-failed'));
    expect(again).toEqual(['completed_with_errors', 'failed', 'cancelled']);
  });
  it('offers to go on only where it was paused', () =>
    expect(commandsOf({ status: 'paused' })).toEqual(['resume', 'cancel']));
});

describe('durationOf', () => {
  const start = '2026-01-01T10:00:00Z';
  const noon = Date.parse('2026-01-01T12:00:00Z');
  it('is the time to the end, or to now', () => {
    expect(durationOf({ startedAt: start, finishedAt: '2026-01-01T10:01:00Z' }, noon)).toBe(60_000);
    expect(durationOf({ startedAt: start, finishedAt: null }, noon)).toBe(7_200_000);
  });
  it('is nothing before the start', () => expect(durationOf({ startedAt: null, finishedAt: null }, noon)).toBeNull());
  it('is never negative when the clocks differ', () =>
    expect(durationOf({ startedAt: start, finishedAt: null }, 0)).toBe(0));
});

describe('doneOf', () => {
  it('counts neither what a cancel kept from beginning nor an answer that still waits for its score', () =>
    expect(doneOf({ counts: counts({ passed: 3, generated: 2, missing: 1, cancelled: 4 }) })).toBe(4));
});

describe('progressParts', () => {
  it('are shares of all trials, without empty ones', () => {
    expect(progressParts({ counts: counts({ passed: 5, missing: 1, cancelled: 1, unscored: 1 }) })).toEqual([
      { kind: 'passed', share: 0.5 },
      { kind: 'missing', share: 0.1 },
      { kind: 'judging', share: 0.1 },
    ]);
  });
  it('are none for a run without trials', () => expect(progressParts({ counts: counts({ total: 0 }) })).toEqual([]));
});

describe('comparisonQuery', () => {
  const run = (id: string, ...names: string[]) =>
    ({ id, models: names.map((name) => ({ name, server: 'rack-2' })) }) as never;
  it('names each model once over all runs', () => {
    expect(comparisonQuery([run('1', 'a', 'b'), run('2', 'b', 'c')])).toEqual({
      models: 'a@rack-2,b@rack-2,c@rack-2',
      runIds: '1,2',
    });
  });
  it('is nothing for one model, or for more than ten', () => {
    expect(comparisonQuery([run('1', 'a'), run('2', 'a')])).toBeNull();
    expect(comparisonQuery([run('1', ...'abcdefghijk')])).toBeNull();
  });
});
