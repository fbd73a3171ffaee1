import * as fc from 'fast-check';
import { parseNumeral } from './numeral';

describe('parseNumeral', () => {
  it.each([
    ['42', 42],
    ['-42', -42],
    ['+42', 42],
    ['−42', -42],
    ['–42', -42],
    ['- 42', -42],
    ['42.', 42],
    ['.5', 0.5],
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['1,23', 1.23],
    ['0,500', 0.5],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['12,34,567', 1234567],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1.234', 1.234],
    ['1234,567', 1234.567],
    ['1 234 567', 1234567],
    ['1\u00a0234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1_000', 1000],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['1.5 × 10^3', 1500],
    ['1.5*10**3', 1500],
    ['1.5 x 10³', 1500],
    ['2 × 10⁻³', 0.002],
    ['10^5', 100000],
    ['3/4', 0.75],
    ['-3/4', -0.75],
    ['１２３', 123],
    ['007', 7],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)).toBeCloseTo(value, 12);
  });

  it.each([
    '',
    '-',
    'a',
    '12a',
    '1,2,3',
    '1 3 5 8',
    '12 34',
    '1.2.3',
    '1,23,4',
    '1/0',
    '1e999',
    '0x10',
    'Infinity',
    'NaN',
    '1-2',
    '١٢',
  ])('reads no number in %j', (text) => {
    expect(parseNumeral(text)).toBeNull();
  });

  it('reads back every number that JavaScript prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumeral(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('reads back whole numbers with any thousands separator', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(',', ' ', "'", '_', '\u202f'), (value, separator) => {
        const text = String(value).replace(/\B(?=(\d{3})+$)/g, separator);
        expect(parseNumeral(text)).toBe(value);
      }),
    );
  });
});
