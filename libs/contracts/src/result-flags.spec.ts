import { RESULT_FLAGS, SPEED_SPOILING_FLAGS } from './result';
import { FLAG_RULES, flagsThatSpoil, isSpoilt, SPEED_FIGURES } from './result-flags';

describe('FLAG_RULES', () => {
  it('says one sentence or two about each flag', () => {
    for (const flag of RESULT_FLAGS) expect(FLAG_RULES[flag].sentence).toMatch(/^[A-Z][^\n]+\.$/);
  });

  it('takes each answer out of just the figures that its flag spoils', () => {
    expect(Object.fromEntries(SPEED_FIGURES.map((figure) => [figure, flagsThatSpoil(figure)]))).toEqual({
      end_to_end: ['cold', 'concurrent', 'contended', 'after_cancel', 'cpu_spill'],
      first_token: ['cold', 'contended', 'after_cancel', 'cpu_spill'],
      prefill: ['prompt_cached', 'contended', 'after_cancel', 'cpu_spill'],
      decode: ['concurrent', 'contended', 'after_cancel', 'cpu_spill'],
    });
    expect(isSpoilt('decode', ['cold', 'retried'])).toBe(false);
    expect(isSpoilt('end_to_end', ['cold'])).toBe(true);
  });

  it('agrees with the list of flags that spoil the time as a whole', () => {
    expect(flagsThatSpoil('end_to_end')).toEqual([...SPEED_SPOILING_FLAGS]);
  });
});
