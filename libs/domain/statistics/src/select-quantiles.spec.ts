import { sortedQuantile } from './quantiles';
import { seededRandom } from './seeded-random';
import { selectQuantiles } from './select-quantiles';

const PROBABILITIES = [0, 0.25, 0.5, 0.75, 0.9, 1];

describe('selectQuantiles', () => {
  it('is what sorting gives, for any size, with ties and in order or against it', () => {
    const random = seededRandom('quickselect');
    for (let size = 1; size <= 120; size += 1) {
      const spread = 1 + random.below(40);
      const drawn = Float64Array.from({ length: size }, () => random.below(spread));
      for (const values of [drawn, drawn.toSorted(), drawn.toSorted().reverse()]) {
        const sorted = values.toSorted();
        expect(selectQuantiles(Float64Array.from(values), PROBABILITIES)).toEqual(
          PROBABILITIES.map((p) => sortedQuantile(sorted, p)),
        );
      }
    }
  });

  it('is null without values', () => {
    expect(selectQuantiles(new Float64Array(), [0.5])).toEqual([null]);
  });
});
