import { PROFILES } from '@assay/domain/scoring';
import { anEntry } from './fixtures';
import { leads, placesUnder, readWeights, sharesOf, TEN_WEIGHTINGS, writeWeights } from './weighting';

const entry = (name: string, accuracy: number | null, seconds: number | null) =>
  anEntry(name, accuracy, {
    speed: { ...anEntry(name, 1).speed, medianMs: seconds === null ? null : seconds * 1_000 },
  });
const profile = (id: string) => PROFILES.find((one) => one.id === id)!;

describe('readWeights', () => {
  it('reads back what was written', () => {
    expect(readWeights(writeWeights({ accuracy: 0.7, relevance: 0.15, speed: 0.15 }))).toEqual({
      accuracy: 0.7,
      relevance: 0.15,
      speed: 0.15,
    });
  });

  it('takes nothing else from an address', () => {
    const bad = ['', '1,2', '0,0,0', '101,0,0', '-1,50,50', 'a,b,c', '1,2,3,4', '1e1,0,0', ' 1,0,0'];
    expect(bad.map(readWeights)).toEqual(bad.map(() => null));
  });
});

describe('sharesOf', () => {
  it('says what weights amount to, whatever they add up to', () => {
    expect(sharesOf({ accuracy: 0.7, relevance: 0.15, speed: 0.15 })).toEqual({
      accuracy: 70,
      relevance: 15,
      speed: 15,
    });
    expect(sharesOf({ accuracy: 0.5, relevance: 0, speed: 1 })).toEqual({ accuracy: 33, relevance: 0, speed: 67 });
  });
});

describe('placesUnder', () => {
  const careful = entry('careful', 0.8, 60);
  const quick = entry('quick', 0.7, 2);

  it('turns the order where speed weighs much, and says by how much', () => {
    const order = (id: string) => placesUnder([quick, careful], profile(id)).map(({ name }) => name);
    expect(order('quality_only')).toEqual(['careful', 'quick']);
    expect(order('speed_heavy')).toEqual(['quick', 'careful']);
    // relevance was not measured: 0.8 · 0.5 / 0.9
    expect(placesUnder([careful], profile('speed_heavy'))[0]).toMatchObject({ incomplete: true, place: 1 });
    expect(placesUnder([careful], profile('speed_heavy'))[0]?.composite).toBeCloseTo(0.8 * (0.5 / 0.9), 10);
  });

  it('gives equal scores the same place, and no place without accuracy', () => {
    const rows = placesUnder(
      [entry('a', 0.5, 1), entry('b', 0.5, 1), entry('c', 0.4, 1), entry('d', null, 1)],
      profile('balanced'),
    );
    expect(rows.map(({ name, place }) => [name, place])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', null],
    ]);
  });

  it('never lets a wrong answer earn anything by speed', () => {
    expect(placesUnder([entry('fast', 0, 0.1)], profile('speed_heavy'))[0]?.composite).toBe(0);
  });
});

describe('leads', () => {
  it('counts first places over ten weightings', () => {
    for (const { weights } of TEN_WEIGHTINGS)
      expect(weights.accuracy + weights.relevance + weights.speed).toBeCloseTo(1, 10);
    expect(leads([entry('best', 0.9, 1), entry('rest', 0.5, 1)])).toEqual([{ name: 'best', count: 10 }]);
    const split = leads([entry('careful', 0.8, 60), entry('quick', 0.7, 2)]);
    expect(split.reduce((sum, { count }) => sum + count, 0)).toBe(10);
    expect(split).toHaveLength(2);
  });
});
