import { standing, standingWords, turnedByMissing, verdictTone } from './against-baseline';
import { aPair, aScope } from './fixtures';
import { t } from './spec-text';

const better = aPair('new', 'base', {
  difference: { value: 0.33, low: 0.1, high: 0.5 },
  wins: 6,
  ties: 2,
  losses: 1,
  verdict: 'better',
});

describe('standing', () => {
  it('reads a pair as it is written', () => {
    expect(standing(aScope('overall', { pairs: [better] }), 'new', 'base')).toMatchObject({
      value: 0.33,
      low: 0.1,
      high: 0.5,
      wins: 6,
      side: 'better',
    });
  });

  it('turns a pair around: sign, bounds, wins and verdict together', () => {
    expect(standing(aScope('overall', { pairs: [better] }), 'base', 'new')).toMatchObject({
      value: -0.33,
      low: -0.5,
      high: -0.1,
      wins: 1,
      losses: 6,
      side: 'worse',
    });
  });

  it('knows nothing of a pair that was not asked', () => {
    expect(standing(aScope('overall', { pairs: [better] }), 'new', 'other')).toBeNull();
  });
});

describe('turnedByMissing', () => {
  const open = aPair('new', 'base', { worstCase: [-0.1, 0.4], dependsOnMissing: true });
  const of = (pair: typeof open, name: string, other: string) => {
    const found = standing(aScope('overall', { pairs: [pair] }), name, other);
    return found && turnedByMissing(found, name);
  };

  it('turns the bounds around with the pair', () => {
    expect(of(open, 'new', 'base')).toEqual([-0.1, 0.4]);
    expect(of(open, 'base', 'new')).toEqual([-0.4, 0.1]);
  });

  it('says nothing where missing answers cannot turn the sign', () => {
    expect(of({ ...open, dependsOnMissing: false }, 'new', 'base')).toBeNull();
    expect(of(better, 'new', 'base')).toBeNull();
  });
});

describe('standingWords', () => {
  it('gives the points and the verdict in a word', () => {
    const found = standing(aScope('overall', { pairs: [better] }), 'base', 'new');
    expect(found && standingWords(found, t)).toBe('−33 worse');
  });
});

describe('verdictTone', () => {
  it('is grey for what is equal or open, whatever the points', () => {
    expect([
      verdictTone('cannot_tell'),
      verdictTone('equal'),
      verdictTone('better_here'),
      verdictTone('worse'),
    ]).toEqual(['unclear', 'unclear', 'better', 'worse']);
  });
});
