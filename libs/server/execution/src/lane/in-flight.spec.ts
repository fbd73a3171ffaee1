import { InFlight } from './in-flight';

describe('InFlight', () => {
  it('remembers for each request how many there were at once', () => {
    const lane = new InFlight();
    const one = lane.enter('r', 0);
    const two = lane.enter('r', 0);
    lane.leave(two, 'settled');
    const three = lane.enter('r', 0);
    lane.leave(one, 'settled');
    lane.leave(three, 'settled');
    const four = lane.enter('r', 0);
    expect([one, two, three, four].map((flight) => flight.peak)).toEqual([2, 2, 2, 1]);
  });

  it('flags what begins after we hung up, until an answer that began later has ended', () => {
    const lane = new InFlight();
    const broken = lane.enter('r', 0);
    const beside = lane.enter('r', 0);
    lane.leave(broken, 'broken_off');
    lane.leave(beside, 'settled');
    const after = lane.enter('r', 0);
    lane.leave(after, 'settled');
    const later = lane.enter('r', 0);
    expect([broken, beside, after, later].map((flight) => flight.afterAbort)).toEqual([false, false, true, false]);
  });

  it('breaks off a cancelled run, also what enters later, and nothing else', () => {
    const lane = new InFlight();
    const mine = lane.enter('cancelled', 0);
    const other = lane.enter('other', 0);
    lane.cancelRun('cancelled');
    const late = lane.enter('cancelled', 0);
    expect([mine.signal.aborted, other.signal.aborted, late.signal.aborted]).toEqual([true, false, true]);
    expect([mine.signal.reason, late.signal.reason]).toEqual(['cancel', 'cancel']);
  });

  it('lets a run that goes on after its cancel enter again, but nothing that was asked for before', () => {
    const lane = new InFlight();
    const before = lane.moment;
    lane.cancelRun('r');
    const tried = lane.enter('r', lane.moment);
    const load = lane.beginLoad('r', lane.moment);
    expect([tried.signal.aborted, load.signal.aborted, lane.enter('r', before).signal.aborted]).toEqual([
      false,
      false,
      true,
    ]);
    lane.cancelRun('r');
    expect(tried.signal.aborted).toBe(true);
  });

  it('keeps the first reason for which everything ended', () => {
    const lane = new InFlight();
    lane.endAll('lease_lost');
    lane.endAll('stop');
    expect(lane.enter('r', 0).signal.reason).toBe('lease_lost');
  });

  it('does not count a load as a request beside others', () => {
    const lane = new InFlight();
    const load = lane.beginLoad('r', 0);
    expect(lane.enter('r', 0).peak).toBe(1);
    lane.cancelRun('r');
    expect(load.signal.aborted).toBe(true);
    expect(lane.runIds).toEqual(['r']);
  });
});
