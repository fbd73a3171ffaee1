import { isSlower, judgeSpeed, type NightSpeed, speedLine } from './slower';

const probes = (...speeds: readonly number[]): NightSpeed[] => speeds.map((probe) => ({ probe, answers: null }));
const night = (probe: number | null, answers: number | null = null): NightSpeed => ({ probe, answers });

describe('speedLine', () => {
  it('is the median and the slowest of five nights and more', () => {
    expect(speedLine([40, 44, 42, 38, 41])).toEqual({ baseline: 41, lowest: 38 });
    expect(speedLine([40, 44, null, 38, 41])).toBeNull();
  });

  it('leaves out what is no speed', () => {
    expect(speedLine([40, 40, 40, 40, 0, Infinity, NaN])).toBeNull();
  });
});

describe('isSlower', () => {
  // A tenth below 40 is 36.
  it.each([
    [36, 39, true],
    [36.1, 39, false],
    [35, 35, false],
    [34.9, 35, true],
  ])('%d tokens/s with a slowest night of %d: %s', (now, lowest, slower) => {
    expect(isSlower({ baseline: 40, lowest }, now)).toBe(slower);
  });
});

describe('judgeSpeed', () => {
  const quick = probes(40, 41, 42, 39, 40);

  it('says slower when the probe lies a tenth below the median and below each night', () => {
    expect(judgeSpeed(quick, night(30))).toEqual({
      ...{ source: 'probe', now: 30, slower: true },
      line: { baseline: 40, lowest: 39 },
    });
    expect(judgeSpeed(quick, night(38))).toMatchObject({ slower: false });
  });

  it('believes the probe, not the answers of a busy night', () => {
    const both = [40, 41, 42, 39, 40].map((probe) => ({ probe, answers: 35 }));
    expect(judgeSpeed(both, night(40, 10))).toMatchObject({ source: 'probe', slower: false });
  });

  it('never holds answers against probes', () => {
    // Answers are written at 30 tokens/s every night; a baseline of probes alone says nothing about them.
    expect(judgeSpeed(quick, night(null, 30))).toEqual({ source: 'answers', now: 30, line: null, slower: false });
  });

  it('takes the answers where no probe was to be had, or the baseline has too few', () => {
    const answers = [30, 30, 31, 29, 30].map((speed, index) => night(index < 4 ? null : 40, speed));
    expect(judgeSpeed(answers, night(null, 20))).toMatchObject({ source: 'answers', slower: true });
    expect(judgeSpeed(answers, night(40, 20))).toMatchObject({ source: 'answers', slower: true });
  });

  it('shows the probe while there is nothing to compare with, and nothing where nothing was measured', () => {
    expect(judgeSpeed([], night(40, 20))).toEqual({ source: 'probe', now: 40, line: null, slower: false });
    expect(judgeSpeed(quick, night(null))).toBeNull();
  });
});

describe('nights whose speed varies by 5 %', () => {
  /** Numbers in [0, 1) that are the same every time. */
  const numbers = (seed: number) => (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const speeds = (seed: number) => {
    const next = numbers(seed);
    return (mean: number): number => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean * (1 + 0.05 * normal);
    };
  };
  const confirmed = (
    speed: (mean: number) => number,
    line: { baseline: number; lowest: number },
    mean: number,
  ): boolean => isSlower(line, speed(mean)) && isSlower(line, speed(mean));
  const years = Array.from({ length: 100 }, (_, seed) => {
    const speed = speeds(seed + 1);
    const line = speedLine(Array.from({ length: 14 }, () => speed(50))) ?? { baseline: 0, lowest: 0 };
    return { speed, line };
  });

  it('ring less than once in two years where nothing happens', () => {
    const rings = years.map(
      ({ speed, line }) => Array.from({ length: 365 }, () => confirmed(speed, line, 50)).filter(Boolean).length,
    );
    expect(rings.reduce((sum, count) => sum + count, 0) / years.length).toBeLessThan(0.5);
  });

  it('show a model that is a quarter slower in the first night, nine times of ten', () => {
    const seen = years.filter(({ speed, line }) => confirmed(speed, line, 37.5));
    expect(seen.length).toBeGreaterThan(90);
  });
});
