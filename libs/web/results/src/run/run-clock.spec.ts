import { aRun, someCounts } from './fixtures';
import { answersPerMinute, elapsedMs, paceLeftMs, runActions } from './run-clock';

const start = '2026-11-24T14:00:00.000Z';
const later = (minutes: number): number => Date.parse(start) + minutes * 60_000;

describe('elapsedMs', () => {
  it('runs on while the run does, and stops with it', () => {
    expect(elapsedMs(aRun({ startedAt: start }), later(31))).toBe(31 * 60_000);
    expect(elapsedMs(aRun({ startedAt: start, finishedAt: '2026-11-24T14:10:00.000Z' }), later(31))).toBe(10 * 60_000);
  });

  it('is nothing before the first lane begins, and never negative', () => {
    expect(elapsedMs(aRun({ startedAt: null }), later(5))).toBeNull();
    expect(elapsedMs(aRun({ startedAt: start }), later(-1))).toBe(0);
  });
});

describe('answersPerMinute', () => {
  it('divides what is done by the time it took', () => {
    const run = aRun({ startedAt: start, counts: someCounts({ total: 100, passed: 60, waiting: 40 }) });
    expect(answersPerMinute(run, later(30))).toBe(2);
  });

  it('waits for the first seconds to pass', () => {
    expect(answersPerMinute(aRun({ startedAt: start }), later(0.1))).toBeNull();
  });
});

describe('paceLeftMs', () => {
  const at = (passed: number, parts = {}) =>
    paceLeftMs(
      aRun({
        startedAt: start,
        status: 'running',
        counts: someCounts({ total: 100, waiting: 100 - passed, passed }),
        ...parts,
      }),
      later(10),
    );

  it('goes on at the pace so far: 20 of 100 in 10 minutes leaves 40', () => expect(at(20)).toBe(40 * 60_000));

  it('says nothing on few answers, or while the run does not move', () => {
    expect(at(9)).toBeNull();
    expect(at(20, { status: 'waiting' })).toBeNull();
    expect(at(20, { startedAt: null })).toBeNull();
  });
});

describe('runActions', () => {
  it('offers nothing once a run is complete, and to get what is missing where it is not', () => {
    expect(runActions('completed')).toEqual([]);
    for (const status of ['completed_with_errors', 'failed', 'cancelled'] as const)
      expect(runActions(status)).toEqual(['retry-failed']);
  });

  it('resumes only what is paused', () => {
    expect(runActions('paused')).toEqual(['resume', 'cancel']);
    expect(runActions('waiting')).toEqual(['pause', 'cancel']);
  });
});
