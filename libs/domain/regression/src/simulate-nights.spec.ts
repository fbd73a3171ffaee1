import { simulateYear } from './simulate-nights';

const quiet = { tasks: 40, epochs: 3, baselineNights: 14, drop: null } as const;

describe('simulateYear', () => {
  it('rings about once per model and year when nothing happened, not every other week', () => {
    // Six half years: about three false alarms are promised; nine would be one in two hundred.
    const years = Array.from({ length: 6 }, (_, index) =>
      simulateYear({ ...quiet, nights: 194, seed: `quiet ${index}` }),
    );
    expect(years.reduce((sum, { alarms }) => sum + alarms, 0)).toBeLessThanOrEqual(8);
    expect(years.reduce((sum, { suspicions }) => sum + suspicions, 0)).toBeGreaterThan(0);
  });

  it('sees a drop of 20 points in the first night nearly always, one of 10 points mostly', () => {
    const firstNight = (by: number): number =>
      Array.from({ length: 60 }, (_, index) =>
        simulateYear({ ...quiet, nights: 15, drop: { fromNight: 14, by }, seed: `drop ${index}` }),
      ).filter(({ alarms }) => alarms > 0).length;
    expect(firstNight(0.2)).toBeGreaterThanOrEqual(55);
    // 72 % of 60 are 43; fewer than 33 would be one in a hundred.
    expect(firstNight(0.1)).toBeGreaterThanOrEqual(33);
  });
});
