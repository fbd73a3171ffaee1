import { readNumber } from './read-number';

function value(text: string, units: readonly string[] = []): number | string {
  const reading = readNumber(text, units);
  return 'problem' in reading ? reading.problem : reading.value;
}

describe('readNumber', () => {
  it.each([
    ['42', 42],
    ['**42**', 42],
    ['x = 42', 42],
    ['6 × 7 = 42', 42],
    ['≈ 42', 42],
    ['about 42', 42],
    ['approximately 42.5', 42.5],
    ['42 (6 × 7)', 42],
    ['(42)', 42],
    ['<42>', 42],
    ['"42"', 42],
    ['$42', 42],
    ['-$42', -42],
    ['$-42', -42],
    ['42 €', 42],
    ['$1,234.50', 1234.5],
    ['$\\boxed{42}$', 42],
    ['\\boxed{1{,}234}', 1234],
    ['\\frac{3}{4}', 0.75],
    ['42.', 42],
    ['42!', 42],
    ['42 ✅', 42],
    ['Number: 42', 42],
    ['The cost is 42', 42],
    ['42 = 6 × 7', 42],
  ])('reads %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('takes off units that are listed, at the end or the start', () => {
    expect(value('5 km', ['km'])).toBe(5);
    expect(value('5km', ['km'])).toBe(5);
    expect(value('42\\,\\text{km}', ['km'])).toBe(42);
    expect(value('12 square metres', ['metres', 'square metres'])).toBe(12);
    expect(value('12 m²', ['m^2'])).toBe(12);
    expect(value('15%', ['%'])).toBe(15);
    expect(value('EUR 15', ['EUR'])).toBe(15);
    expect(value('204 Dollars.', ['dollars'])).toBe(204);
  });

  it('refuses units that are not listed', () => {
    expect(value('5 km')).toBe('the unit "km" is not one that the task lists');
    expect(value('5 m', ['km'])).toBe('the unit "m" is not one that the task lists');
    expect(value('15%')).toBe('the unit "%" is not one that the task lists');
    expect(value('5 MW', ['mW'])).toBe('the unit "MW" is not one that the task lists');
  });

  it('wants the currency that is listed where one is', () => {
    expect(value('€42', ['€'])).toBe(42);
    expect(value('$42', ['€'])).toMatch(/is not a number$/);
  });

  it.each([
    ['two numbers', '204 or 208', '"204 or 208" is not one number'],
    ['a range', '200-210', '"200-210" is not one number'],
    ['a list', '1, 2, 3', '"1, 2, 3" is not one number'],
    ['digits with spaces', '1 3 5 8', '"1 3 5 8" is not one number'],
    ['two equations', 'x = 204, y = 3', '"x = 204, y = 3" is not one number'],
    ['a denial', 'It is not 42', '"not 42" is not a number'],
    ['a word', 'forty-two', '"forty-two" is not a number'],
    ['nothing', '', 'there is no number'],
    ['nothing after "="', 'x =', 'there is no number'],
    ['a time', '10:30', '"10:30" is not one number'],
  ])('reads none in %s', (_name, text, problem) => {
    expect(value(text)).toBe(problem);
  });

  it('reads none in a long text', () => {
    expect(value('1'.repeat(400))).toMatch(/is a text, not one number$/);
  });
});
