import { aComparison, anEntry, aScope } from './fixtures';
import { t } from './spec-text';
import { singleTimes, timesFinding, timesToShow } from './times-view';

const timed = (name: string, medianMs: number | null, parts = {}) =>
  anEntry(name, 0.5, { speed: { ...anEntry(name, 0.5).speed, medianMs, ...parts } });
const finding = (...times: (number | null)[]): string =>
  timesFinding(
    aComparison({ scopes: [aScope('overall', { entries: times.map((ms, at) => timed(`m${at}`, ms)) })] }),
    t,
  );

describe('timesFinding', () => {
  it('names the fastest and the slowest', () => {
    expect(finding(14_000, 2_100, 5_000)).toBe('Half of the answers of m1 come within 2.1 s, of m0 within 14 s');
  });

  it('calls times alike that are within a fifth of each other', () => {
    expect(finding(1_000, 1_190)).toBe('All models take about the same time: half of the answers within 1 s to 1.2 s');
    expect(finding(1_000, 1_210)).not.toContain('same');
  });

  it('claims nothing of one timed model', () => expect(finding(1_000, null)).toBe('Time of an answer'));
});

describe('singleTimes', () => {
  const of = (parts: object) => singleTimes(timed('A', 1, parts).speed);
  it('gives the single times only where they are few', () => {
    expect(of({ n: 3, timesMs: [1, 2, 3] })).toEqual([1, 2, 3]);
    expect([of({ n: 10, timesMs: [1] }), of({ n: 0, timesMs: [] }), of({ n: 3 })]).toEqual([null, null, null]);
  });
});

describe('timesToShow', () => {
  it('holds what is drawn and nothing that was not measured', () => {
    const speed = { fastestMs: 1, quartilesMs: null, slowestMs: 9 };
    expect(
      timesToShow([
        aScope('overall', {
          entries: [timed('A', 5, speed), timed('B', null, { quartilesMs: null, slowestMs: null })],
        }),
      ]),
    ).toEqual([1, 5, 9]);
  });
});
