import { axisTicks } from './time-ticks';

const minutes = (count: number): number => count * 60_000;

describe('axisTicks', () => {
  it('steps in halves of an hour over two hours', () => {
    expect(axisTicks(0, minutes(112)).map((tick) => tick.ms / minutes(1))).toEqual([0, 30, 60, 90]);
  });

  it('steps in seconds over half a minute', () => {
    expect(axisTicks(0, 24_000).map((tick) => tick.ms)).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
  });

  it('never crowds the axis, however long the run', () => {
    for (const length of [1, 7, 59, 61, 700, 5_000, 90_000])
      expect(axisTicks(0, minutes(length)).length).toBeLessThanOrEqual(5);
  });
});
