import type { Regression } from '@assay/contracts';
import { sortedRegressions } from './regression-rows';

const regression = (model: string, value: number, day: number, nightsSeen: number): Regression =>
  ({
    model,
    difference: { value, low: null, high: null },
    since: `2026-11-0${day}T02:00:00Z`,
    nightsSeen,
  }) as Regression;
const three = [regression('b', -0.1, 1, 9), regression('a', -0.3, 2, 1), regression('c', -0.2, 3, 4)];

describe('sortedRegressions', () => {
  it.each([
    ['-since', 'cab'],
    ['-size', 'acb'],
    ['model', 'abc'],
    ['nights', 'acb'],
  ] as const)('%s', (sort, order) => {
    expect(
      sortedRegressions(three, sort)
        .map(({ model }) => model)
        .join(''),
    ).toBe(order);
  });
});
