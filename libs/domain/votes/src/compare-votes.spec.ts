import { seededRandom } from '@assay/domain/statistics';

import type { Ballot, Vote } from './ballot';
import { compareVotes } from './compare-votes';

const random = seededRandom('votes of the specs');
const chance = (p: number): boolean => random.bits() / 2 ** 32 < p;

interface Judge {
  /** Chance of naming what people name. */
  readonly right: number;
  /** Chance of naming the answer shown first instead. */
  readonly first: number;
}

function ballots(judge: string, count: number, { right, first }: Judge): Ballot[] {
  return Array.from({ length: count }, (_, item): Ballot => {
    const human: Vote = item % 2 === 0 ? 'a' : 'b';
    const other: Vote = human === 'a' ? 'b' : 'a';
    const opinion = chance(right) ? human : other;
    const say = (shownFirst: Vote): Vote => (chance(first) ? shownFirst : opinion);
    return { item: `q${item}`, a: 'x', b: 'y', judge, asGiven: say('a'), swapped: say('b'), human: [human] };
  });
}

describe('compareVotes', () => {
  it('calls a judge that goes with the first shown unusable, though half of its verdicts in one order are right', () => {
    const [report] = compareVotes(ballots('partial', 300, { right: 0.6, first: 0.86 })).judges;
    expect(report?.order.chosen.share).toBeGreaterThan(0.85);
    expect(report?.people?.asGiven.share).toBeGreaterThan(0.45);
    expect(report?.usability.use).toBe('unusable');
    expect(report?.usability.sentence).toContain('shown first');
  });

  it('calls a judge that agrees with people in either order usable', () => {
    const [report] = compareVotes(ballots('fair', 300, { right: 0.92, first: 0 })).judges;
    expect(report?.usability.use).toBe('usable');
    expect(report?.order.consistency?.value).toBe(1);
    expect(report?.people?.bothOrders.kappa).toBeGreaterThan(0.7);
  });

  it('calls a coin unusable, and a short list unknown', () => {
    expect(compareVotes(ballots('coin', 400, { right: 0.5, first: 0 })).judges[0]?.usability.use).toBe('unusable');
    expect(compareVotes(ballots('short', 12, { right: 0.5, first: 0 })).judges[0]?.usability.use).toBe('unknown');
  });

  it('does not blame the order where it was never swapped and people say the same', () => {
    const given = Array.from({ length: 100 }, (_, item): Ballot => ({
      ...{ item: `q${item}`, a: 'strong', b: 'weak', judge: 'j', human: [item % 20 === 0 ? 'b' : 'a'] },
      asGiven: item % 15 === 0 ? 'b' : 'a',
    }));
    const [report] = compareVotes(given).judges;
    expect(report?.usability.use).toBe('with_care');
    expect(report?.usability.sentence).toContain('one order only');
  });

  it('gives ranges of ranks that two inseparable models share', () => {
    // strong beats both in 45 of 60; even and equal halve 60.
    const meet = (a: string, b: string, wins: number): Ballot[] =>
      Array.from({ length: 60 }, (_, at): Ballot => {
        const vote: Vote = at < wins ? 'a' : 'b';
        return { item: `${a}${b}${at}`, a, b, judge: 'j', asGiven: vote, swapped: vote, human: [] };
      });
    const [table] = compareVotes([
      ...meet('strong', 'even', 45),
      ...meet('equal', 'strong', 15),
      ...meet('even', 'equal', 30),
    ]).strengths.tables;
    expect(table?.models.map(({ name, rank }) => [name, rank])).toEqual([
      ['strong', [1, 1]],
      [expect.stringMatching(/e/), [2, 3]],
      [expect.stringMatching(/e/), [2, 3]],
    ]);
    expect(table?.inseparable).toEqual([['equal', 'even']]);
    // ln(45/15) = 1.0986 between strong and the others, who are alike: 2/3 and −1/3 of it.
    expect(table?.models[0]?.mle).toBeCloseTo((Math.log(3) * 2) / 3, 6);
    expect(table?.models[0]?.low).toBeLessThan(0.73);
    expect(table?.models[0]?.high).toBeGreaterThan(0.73);
  });

  it('puts models that never met into tables of their own, and has no plain strength for the undefeated', () => {
    const once = (item: string, a: string, b: string): Ballot => ({
      ...{ item, a, b, judge: 'j', asGiven: 'a', swapped: 'a', human: [] },
    });
    const { tables } = compareVotes([once('1', 'a', 'b'), once('2', 'a', 'b'), once('3', 'c', 'd')]).strengths;
    expect(tables.map((table) => table.models.map(({ name }) => name))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(tables[0]?.models).toMatchObject([
      { mle: null, onesided: 'undefeated', low: expect.any(Number), high: null, eloHigh: null },
      { mle: null, onesided: 'winless', low: null, eloLow: null, high: expect.any(Number) },
    ]);
    // Two votes, however one-sided, separate nobody: 2^(1 − 2) = 0.5.
    expect(tables[0]?.models[0]?.rank).toEqual([1, 2]);
  });

  it('reads a pair the same, whichever way a line names it', () => {
    const straight: Ballot = { item: '1', a: 'x', b: 'y', judge: 'j', asGiven: 'a', swapped: 'tie', human: ['a'] };
    const turned: Ballot = { item: '1', a: 'y', b: 'x', judge: 'k', asGiven: 'b', swapped: 'b', human: ['b'] };
    const { judgePairs, people } = compareVotes([straight, { ...straight, item: '2', swapped: 'a' }, turned]);
    // j changes its mind on item 1 (a tie), k says x: they disagree on the one pair that both voted on.
    expect(judgePairs[0]).toMatchObject({ n: 1, agreement: 0 });
    expect(people?.items).toBe(2);
  });

  it('counts agreement of people among each other', () => {
    const human: Vote[][] = [
      ['a', 'a', 'b'],
      ['b', 'b', 'b'],
      ['tie', 'a', 'b'],
      ['a', 'a', 'a'],
    ];
    const { people } = compareVotes(
      human.map((votes, item): Ballot => ({
        ...{ item: `${item}`, a: 'x', b: 'y', judge: 'j', asGiven: 'a', swapped: 'a', human: votes },
      })),
    );
    // Persons 1 and 2: 3 of 4 alike; shares a ½ ¼-tie ¼-b against a ¾ b ¼: Pe = ½·¾ + ¼·¼ = 7/16, κ = (12 − 7)/9.
    expect(people?.pairs[0]?.kappa).toBeCloseTo(5 / 9, 12);
    expect(people?.undecided).toBe(1);
    expect(people?.fleiss?.n).toBe(4);
  });

  it('leaves missing verdicts out and says how many', () => {
    const given = ballots('gaps', 60, { right: 1, first: 0 }).map((ballot, at) =>
      at < 30 ? { ...ballot, swapped: null } : ballot,
    );
    const [report] = compareVotes(given).judges;
    expect(report).toMatchObject({ ballots: 60, missing: 30 });
    expect(report?.usability.use).toBe('unusable');
    expect(report?.strengths[0]?.votes).toBe(30);
  });

  it('holds missing verdicts against nobody, and says how many there are', () => {
    const said: (Vote | null)[] = ['a', 'a', 'b', null];
    const [report] = compareVotes(
      said.map((vote, item): Ballot => ({
        ...{ item: `${item}`, a: 'x', b: 'y', judge: 'j', asGiven: vote, swapped: 'a', human: ['a'] },
      })),
    ).judges;
    expect(report?.people?.asGiven).toMatchObject({ asked: 4, n: 3, agree: 2, share: 2 / 3 });
    expect(report?.people?.bothOrders).toMatchObject({ asked: 4, n: 3, agree: 2 });
    expect(report?.people?.single).toEqual({ asked: 8, n: 7, agree: 6, share: 6 / 7 });
    const [once] = compareVotes([{ item: '1', a: 'x', b: 'y', judge: 'j', asGiven: 'a', human: ['a'] }]).judges;
    expect(once?.people?.swapped).toMatchObject({ asked: 0, n: 0, share: null });
  });

  it('counts a win rate with ties and changed verdicts as half, the first name in the alphabet first', () => {
    const vote = (item: number, asGiven: Vote, swapped: Vote): Ballot => ({
      ...{ item: `${item}`, a: 'y', b: 'x', judge: 'j', asGiven, swapped, human: [] },
    });
    const [table] = compareVotes([
      vote(1, 'a', 'a'),
      vote(2, 'b', 'b'),
      vote(3, 'b', 'b'),
      vote(4, 'tie', 'tie'),
      vote(5, 'a', 'b'),
    ]).strengths.tables;
    expect(table?.headToHead).toEqual([
      {
        ...{ a: 'x', b: 'y', items: 5, winsA: 2, winsB: 1, ties: 2 },
        winRate: { value: 0.6, low: expect.closeTo(0.17, 1), high: expect.closeTo(0.92, 1) },
        lengthControlled: null,
      },
    ]);
    const [difference] = table?.differences ?? [];
    expect(difference).toMatchObject({ a: 'x', b: 'y', apart: false });
    expect(difference?.difference?.value).toBeGreaterThan(0);
    expect(difference?.pAdjusted).toBe(difference?.pValue);
  });
});
