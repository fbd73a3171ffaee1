import { extractLastNumber } from './last-number';

function taken(answer: string): string | null {
  const extraction = extractLastNumber(answer);
  return extraction.found ? extraction.text : null;
}

describe('extractLastNumber', () => {
  it.each([
    ['The answer is 42.', '42'],
    ['The answer is 1,234.5 km', '1,234.5'],
    ['The total comes to **204**.', '204'],
    ['It costs $1,299.99 in all!', '1,299.99'],
    ['Das sind 1.234,5 Euro', '1.234,5'],
    ['So there are 1\u202f234\u202f567 of them', '1\u202f234\u202f567'],
    ["In Zurich they pay 12'500 francs", "12'500"],
    ['The change is −5 degrees', '-5'],
    ['It fell to -5°C', '-5'],
    ['A loss of -$5', '-5'],
    ['That is 15%', '15'],
    ['about 1.2e-5 moles', '1.2e-5'],
    ['about 1.2 × 10^5 moles', '1.2 × 10^5'],
    ['about 3 \\times 10^{-7}', '3 × 10^-7'],
    ['about 6 × 10⁵', '6 × 10^5'],
    ['The ratio is 3/4', '3/4'],
    ['$\\frac{3}{4}$', '3/4'],
    ['\\boxed{1{,}234}', '1,234'],
    ['42km', '42'],
    ['a 5-minute walk', '5'],
    ['Result:17', '17'],
    ['84 - 36 = 48', '48'],
    ['10-7 = 3', '3'],
    ['答案是42。', '42'],
    ['合計は1,200円です', '1,200'],
    ['.5 is left', '.5'],
    ['12 and then 13 (thirteen)', '13'],
    ['| total | 204 |', '204'],
    ['the values are 1,2,3', '3'],
    ['x=7', '7'],
    ['"value": 12.5}', '12.5'],
    ['42.', '42'],
    ['Between 5 and 10', '10'],
  ])('reads %j as %j', (answer, expected) => {
    expect(taken(answer)).toBe(expected);
  });

  it.each([
    ['an id', 'It is 204, see ticket ABC-4711', '204'],
    ['a number sign', 'It is 204 (see #4711)', '204'],
    ['a name with digits', 'It is 204, says GPT-4', '204'],
    ['a variable', 'It is 204, not x2', '204'],
    ['a hash', 'It is 204, commit 7b3f9a1', '204'],
    ['an ordinal', 'It is 204 on the 4th try', '204'],
    ['a model size', 'It is 204, says llama 7B', '204'],
    ['a version', 'It is 204 in version 1.2.3', '204'],
    ['an ISO date', 'It is 204 on 2027-03-09', '204'],
    ['a date with slashes', 'It is 204 on 03/09/2027', '204'],
    ['a date with points', 'It is 204 on 09.03.2027', '204'],
    ['a time', 'It is 204 at 10:30', '204'],
    ['a snake-case name', 'It is 204 in step_2', '204'],
    ['an address', 'It is 204, see http://x.org/a/17b', '204'],
    ['a power', 'It is 204, not 2^10', '204'],
  ])('passes over %s', (_name, answer, expected) => {
    expect(taken(answer)).toBe(expected);
  });

  it('takes list marks for no numbers while there are others', () => {
    expect(taken('1. Six racks hold 84 servers\n2. So it is 48.\n3. Done indeed')).toBe('48');
    expect(taken('**2.** the rest is 48\n3) and so it ends')).toBe('48');
  });

  it('takes a list mark where nothing else is there', () => {
    expect(taken('42. That is the price')).toBe('42');
  });

  it('says where it found the number', () => {
    expect(extractLastNumber('a 1\nb 2\nc').trace).toEqual(['Took the last number, 2, in line 2 of 3.']);
  });

  it('finds nothing where there is no number', () => {
    expect(extractLastNumber('Forty-two, as A4 and GPT-4 say.')).toEqual({
      found: false,
      rule: 'last_number',
      trace: ['There is no number in the answer.'],
    });
  });
});
