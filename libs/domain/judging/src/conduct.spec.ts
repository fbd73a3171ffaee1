import { lengthEffect, standingOf, type JudgedLength } from './conduct';

describe('standingOf', () => {
  it.each([
    [0, 0, 'unknown'],
    [19, 19, 'unknown'],
    [1, 20, 'good'],
    [2, 20, 'unsteady'],
    [20, 49, 'unsteady'],
    [10, 50, 'unsteady'],
    [11, 50, 'refused'],
    [5, 100, 'good'],
    [6, 100, 'unsteady'],
    [20, 100, 'unsteady'],
    [21, 100, 'refused'],
  ])('%i unreadable of %i: %s', (n, of, standing) => expect(standingOf({ n, of })).toBe(standing));
});

describe('lengthEffect', () => {
  const answers = (count: number, score: (no: number) => number): JudgedLength[] =>
    Array.from({ length: count }, (_, no) => ({ task: `t${no % 4}`, length: 100 + no, score: score(no) }));

  it('finds a judge that pays for length', () => {
    const { rho, answers: n, flagged } = lengthEffect(answers(40, (no) => no / 40));
    expect([n, flagged]).toEqual([40, true]);
    expect(rho).toBeCloseTo(1, 12);
  });

  it('looks within tasks: long answers to an easy task prove nothing', () => {
    const easy = Array.from({ length: 20 }, () => ({ task: 'easy', length: 900, score: 1 }));
    const hard = Array.from({ length: 20 }, () => ({ task: 'hard', length: 10, score: 0 }));
    expect(lengthEffect([...easy, ...hard])).toEqual({ rho: null, answers: 40, flagged: false });
  });

  it('warns of nothing on fewer than thirty answers, and knows nothing of a single one', () => {
    expect(lengthEffect(answers(28, (no) => no / 40))).toMatchObject({ flagged: false });
    expect(lengthEffect(answers(1, () => 1))).toEqual({ rho: null, answers: 0, flagged: false });
  });

  it('warns of a judge that likes it short', () => {
    expect(lengthEffect(answers(40, (no) => -no))).toMatchObject({
      flagged: true,
      rho: expect.closeTo(-1, 9) as number,
    });
  });
});
