import { parseNumber } from './parse-number';

describe('parseNumber', () => {
  const whole = { min: 1, max: 1_000, whole: true };

  it('reads an empty field as not set', () => expect(parseNumber('  ', whole)).toEqual({ value: null, valid: true }));
  it('reads what a person writes', () =>
    expect(parseNumber('8,192', { min: 1, max: 10_000 })).toEqual({ value: 8192, valid: true }));
  it.each(['0', '1001', '1.5', 'ten', '1e9', '--'])('refuses %s', (text) => {
    expect(parseNumber(text, whole)).toEqual({ value: null, valid: false });
  });
});
