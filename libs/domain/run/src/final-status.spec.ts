import * as fc from 'fast-check';
import { finalStatus, type FinalTally } from './final-status';

const parts = { passed: 0, failed: 0, unscored: 0, missing: 0, cancelled: 0 };

function tally(given: Partial<FinalTally>): FinalTally {
  const counts = { ...parts, ...given };
  const total = counts.passed + counts.failed + counts.unscored + counts.missing + counts.cancelled;
  return { desiredState: 'run', noJudge: 0, unjudged: 0, ...counts, total };
}

describe('finalStatus', () => {
  it('is completed when every answer has a score, right or wrong', () => {
    expect(finalStatus(tally({ passed: 3, failed: 2 }))).toEqual({ status: 'completed', reason: null });
    expect(finalStatus(tally({ failed: 5 })).status).toBe('completed');
  });

  it('is completed when only a judge is lacking, and says so', () => {
    expect(finalStatus(tally({ passed: 2, unscored: 3, noJudge: 3 }))).toEqual({
      status: 'completed',
      reason: '3 of 5 answers wait for a judge.',
    });
  });

  it('is cancelled when its judging was, also where every answer is there', () => {
    const stopped = tally({ desiredState: 'cancel', passed: 2, unscored: 3, unjudged: 3 });
    expect(finalStatus(stopped)).toEqual({ status: 'cancelled', reason: 'Cancelled with 3 of 5 answers not judged.' });
    expect(finalStatus({ ...stopped, desiredState: 'run' }).status).toBe('completed_with_errors');
  });

  it('is completed_with_errors when an answer is missing or unscored for another reason', () => {
    expect(finalStatus(tally({ passed: 4, missing: 1 }))).toEqual({
      status: 'completed_with_errors',
      reason: '1 of 5 answers are missing.',
    });
    expect(finalStatus(tally({ passed: 2, unscored: 3, noJudge: 1 })).reason).toBe('2 could not be scored.');
    expect(finalStatus(tally({ unscored: 2 })).status).toBe('completed_with_errors');
  });

  it('is failed without any result', () => {
    expect(finalStatus(tally({ missing: 4 })).status).toBe('failed');
    expect(finalStatus(tally({})).status).toBe('failed');
  });

  it('is cancelled as soon as one answer was not asked for', () => {
    expect(finalStatus(tally({ passed: 3, cancelled: 1, desiredState: 'cancel' })).status).toBe('cancelled');
    expect(finalStatus(tally({ missing: 2, cancelled: 2, desiredState: 'cancel' })).status).toBe('cancelled');
  });

  it('says so when it was the time of the run that was over', () => {
    const cancelled = tally({ desiredState: 'cancel', passed: 1, cancelled: 2 });
    expect(finalStatus({ ...cancelled, overdue: true }).reason).toBe(
      'Ended at the time limit of runs with 2 of 3 answers not asked for.',
    );
    expect(finalStatus(cancelled).reason).toBe('Cancelled with 2 of 3 answers not asked for.');
  });

  it('lets a cancel that came after the last answer change nothing', () => {
    expect(finalStatus(tally({ passed: 3, desiredState: 'cancel' })).status).toBe('completed');
  });

  it('is completed for exactly those tallies that lack nothing but a judge', () => {
    const count = fc.nat(5);
    fc.assert(
      fc.property(count, count, count, count, count, (passed, failed, noJudge, missing, cancelled) => {
        const given = tally({ passed, failed, unscored: noJudge, noJudge, missing, cancelled });
        const whole = missing === 0 && cancelled === 0 && given.total > 0;
        expect(finalStatus(given).status === 'completed').toBe(whole);
      }),
    );
  });
});
