import { aScore } from './fixtures';
import { scoreFormula } from './score-formula';

describe('scoreFormula', () => {
  it('writes the weighted mean out', () => {
    const scores = [
      aScore({ weight: 2, value: 0.8 }),
      aScore({ weight: 1, value: 1 }),
      aScore({ weight: 2, value: 0.8 }),
    ];
    expect(scoreFormula(scores, 0.84)).toBe('(2 × 80 + 1 × 100 + 2 × 80) ÷ 5'); // 4.2 ÷ 5
  });

  it('leaves other axes and weights of zero out', () => {
    const scores = [
      aScore({ value: 1 }),
      aScore({ value: 0 }),
      aScore({ axis: 'relevance', value: 0 }),
      aScore({ weight: 0, value: 0 }),
    ];
    expect(scoreFormula(scores, 0.5)).toBe('(1 × 100 + 1 × 0) ÷ 2');
  });

  it('says nothing of a single scorer', () => {
    expect(scoreFormula([aScore({ value: 1 })], 1)).toBeNull();
  });

  it('does not explain a number that it does not give: a gate decided', () => {
    expect(scoreFormula([aScore({ value: 1 }), aScore({ value: 1 })], 0)).toBeNull();
  });
});
