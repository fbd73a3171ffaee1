import { formatPoints } from './points';

describe('formatPoints', () => {
  it('always has a sign, and none for what rounds to zero', () => {
    expect([0.124, -0.04, 0.004, -0.004, null].map((difference) => formatPoints(difference))).toEqual([
      '+12',
      '−4',
      '0',
      '0',
      '–',
    ]);
  });
});
