import { checkPattern } from './pattern';

describe('checkPattern', () => {
  it.each(['\\d+ km', '^a|b$', '(?i)yes', '(?<name>x)', 'a{1,1000}', '\\bword\\b', '(a+)+$', '[[:alpha:]]', '\\p{L}+'])(
    'takes %s',
    (pattern) => {
      expect(checkPattern(pattern)).toBeNull();
    },
  );

  it.each([
    ['(?=a)b', 'Look-ahead'],
    ['(?!a)b', 'Look-ahead'],
    ['(?<=a)b', 'Look-behind'],
    ['(?<!a)b', 'Look-behind'],
    ['(a)\\1', 'A back-reference'],
    ['(?<q>a)\\k<q>', 'A back-reference'],
    ['(?>a)b', 'An atomic group'],
    ['a++', 'A possessive quantifier'],
  ])('names what is not allowed in %s', (pattern, feature) => {
    expect(checkPattern(pattern)).toBe(
      `${feature} is not allowed in a pattern: rewrite it without look-around and back-references.`,
    );
  });

  it('says what else is wrong', () => {
    expect(checkPattern('a{1,2000}')).toBe('A repeat count may be at most 1,000: "{1,2000}".');
    expect(checkPattern('(a')).toBe('The pattern is not valid: missing closing ) at "(a".');
    expect(checkPattern('a'.repeat(10_001))).toBe('The pattern is longer than 10,000 characters.');
  });
});
