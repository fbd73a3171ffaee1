import { InFlight } from './in-flight';

describe('InFlight', () => {
  it('remembers for each request how many there were at once', () => {
    const lane = new InFlight();
    const one = lane.enter('r');
    const two = lane.enter('r');
    lane.leave(two, 'settled');
    const three = lane.enter('r');
    lane.leave(one, 'settled');
    lane.leave(three, 'settled');
    const four = lane.enter('r');
    expect([one, two, three, four].map((flight) => flight.peak)).toEqual([2, 2, 2, 1]);
  });

  it('flags what begins after we hung up, until an answer that began later has ended', () => {
    const lane = new InFlight();
    const broken = lane.enter('r');
    const beside = lane.enter('r');
    lane.leave(broken, 'broken_off');
    lane.leave(beside, 'settled');
    const after = lane.enter('r');
    lane.leave(after, 'settled');
    const later = lane.enter('r');
    expect([broken, beside, after, later].map((flight) => flight.afterAbort)).toEqual([false, false, true, false]);
  });

  it('breaks off a cancelled run, also what enters later, and nothing else', () => {
    const lane = new InFlight();
    const mine = lane.enter('cancelled');
    const other = lane.enter('other');
    lane.cancelRun('cancelled');
    const late = lane.enter('cancelled');
    expect([mine.signal.aborted, other.signal.aborted, late.signal.aborted]).toEqual([true, false, true]);
    expect([mine.signal.reason, late.signal.reason]).toEqual(['cancel', 'cancel']);
  });

  it('keeps the first reason for which everything ended', () => {
    const lane = new InFlight();
    lane.endAll('lease_lost');
    lane.endAll('stop');
    expect(lane.enter('r').signal.reason).toBe('lease_lost');
  });

  it('does not count a load as a request beside others', () => {
    const lane = new InFlight();
    const load = lane.beginLoad('r');
    expect(lane.enter('r').peak).toBe(1);
    lane.cancelRun('r');
    expect(load.signal.aborted).toBe(true);
    expect(lane.runIds).toEqual(['r']);
  });
});
