import { seededRandom } from '@assay/domain/statistics';

import type { Ballot } from './ballot';
import { compareVotes } from './compare-votes';
import { lengthControlled, type LengthVote } from './length-controlled';

const random = seededRandom('lengths of the specs');
const draw = (): number => random.bits() / 2 ** 32;

/** Votes of a judge that likes length by `beta` and the first model by `theta`; the first is longer by `longer` on average. */
function votes(count: number, { theta, beta, longer }: { theta: number; beta: number; longer: number }): LengthVote[] {
  return Array.from({ length: count }, (_, item) => {
    const gap = Math.round(longer + (draw() - 0.5) * 2_000);
    const chance = 1 / (1 + Math.exp(-(theta + beta * Math.tanh(gap / 577))));
    return { item: `${item}`, won: draw() < chance ? 1 : 0, gap };
  });
}

describe('lengthControlled', () => {
  it('takes away what length alone gives', () => {
    const given = votes(800, { theta: 0, beta: 2, longer: 500 });
    const raw = given.reduce((sum, { won }) => sum + won, 0) / given.length;
    const rate = lengthControlled(given, 'spec');
    expect(raw).toBeGreaterThan(0.65);
    expect(Math.abs((rate?.value ?? 1) - 0.5)).toBeLessThan(0.08);
    expect(rate?.low).toBeLessThan(rate?.value ?? 0);
    expect(rate?.high).toBeGreaterThan(rate?.value ?? 1);
    expect(rate?.high).toBeLessThan(raw);
  });

  it('leaves a better model better', () => {
    expect(lengthControlled(votes(800, { theta: 1, beta: 0, longer: 0 }), 'spec')?.value).toBeCloseTo(0.73, 1);
  });

  it('says nothing of few pairs, of equal lengths, or where all votes go one way', () => {
    expect(lengthControlled(votes(99, { theta: 0, beta: 0, longer: 0 }), 'spec')).toBeNull();
    const same = votes(200, { theta: 0, beta: 0, longer: 0 });
    expect(
      lengthControlled(
        same.map((vote) => ({ ...vote, gap: 5 })),
        'spec',
      ),
    ).toBeNull();
    expect(
      lengthControlled(
        same.map((vote) => ({ ...vote, won: 1 })),
        'spec',
      ),
    ).toBeNull();
  });

  it('is the same from both sides, whichever way a line names the pair', () => {
    const given = votes(120, { theta: 0.4, beta: 1, longer: 200 });
    const ballot = ({ item, won, gap }: LengthVote, turn: boolean): Ballot => ({
      ...{ item, judge: 'j', human: [], a: turn ? 'y' : 'x', b: turn ? 'x' : 'y' },
      asGiven: (won === 1) === turn ? 'b' : 'a',
      lengths: turn ? [1_000, 1_000 + gap] : [1_000 + gap, 1_000],
    });
    const rateOf = (turned: (at: number) => boolean) =>
      compareVotes(given.map((vote, at) => ballot(vote, turned(at)))).judges[0]?.strengths[0]?.headToHead[0]
        ?.lengthControlled;
    expect(rateOf(() => false)?.value).toBeGreaterThan(0.5);
    expect(rateOf((at) => at % 2 === 0)).toEqual(rateOf(() => false));
  });
});
