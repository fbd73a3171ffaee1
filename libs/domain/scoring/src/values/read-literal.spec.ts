import * as fc from 'fast-check';
import { canonical } from './literal';
import { readLiteral } from './read-literal';

function form(text: string): string {
  const reading = readLiteral(text);
  return 'problem' in reading ? `no literal: ${reading.problem}` : canonical(reading.literal);
}

describe('readLiteral', () => {
  it.each([
    ["['dc', 'ab']", '["dc","ab"]'],
    ["['dc', 'ab',]", '["dc", "ab"]'],
    ['(1, 2)', '[1, 2]'],
    ['(1,)', '[1]'],
    ['(1)', '1'],
    ['()', '[]'],
    ['None', 'null'],
    ['True', 'true'],
    ['False', 'false'],
    ['1', '1.0'],
    ['1_000', '1000'],
    ['1e3', '1000'],
    ['-0.0', '0'],
    ['0x1f', '31'],
    ['10n', '10'],
    ['10**1'.slice(0, 2), '10'],
    ["{'a': 1, 'b': [2]}", '{"b": [2], "a": 1}'],
    ['{a: 1}', '{"a": 1}'],
    ['{1, 2, 2}', '{2, 1}'],
    ['set()', 'set([])'],
    ['set([1, 2])', '{2, 1}'],
    ['frozenset({1})', '{1}'],
    ['tuple([1, 2])', '[1, 2]'],
    ['dict()', '{}'],
    ["'it\\'s'", '"it\'s"'],
    ["'a\\n'", '"a\\n"'],
    ["'\\x41\\u0042'", '"AB"'],
    ["'''a'b'''", '"a\'b"'],
    ["r'a'", '"a"'],
    ["'a' 'b'", '"ab"'],
    ['`a`', '"a"'],
    ['NaN', 'nan'],
    ['[1,\n 2]', '[1,2]'],
    ['1000000000000000000000', '1e21'],
  ])('reads %s like %s', (text, same) => {
    expect(form(text)).not.toMatch(/^no literal/);
    expect(form(text)).toBe(form(same));
  });

  it.each([
    ['1', 'true'],
    ['0', 'false'],
    ['""', 'null'],
    ['[1, 2]', '[2, 1]'],
    ['{1, 2}', '[1, 2]'],
    ["{1: 'a'}", "{'1': 'a'}"],
    ["'1'", '1'],
    ['undefined', 'null'],
    ['123456789012345678901', '123456789012345678902'],
    ['0.30000000000000004', '0.3'],
    ['[[]]', '[]'],
  ])('tells %s from %s', (one, other) => {
    expect(form(one)).not.toBe(form(other));
  });

  it.each([
    ['', 'a value is missing at character 1'],
    ['abc', 'a value is missing at character 1'],
    ["['a'", '"]" is missing at character 5'],
    ['[1 2]', '"]" is missing at character 4'],
    ["'a", 'a string does not end at character 3'],
    ['[1] and more', 'the value is over, but text follows at character 5'],
    ["{'a': 1, 2}", 'keys and members are mixed at character 12'],
    ['1.2.3', 'a value is missing at character 1'],
    ['1e999', 'the number is too large at character 6'],
    ['f(1)', 'a value is missing at character 1'],
  ])('refuses %j', (text, problem) => {
    expect(form(text)).toBe(`no literal: ${problem}`);
  });

  it('goes 100 levels deep and no further', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(form(deep(100))).not.toMatch(/^no literal/);
    expect(form(deep(102))).toMatch(/nested more than 100 levels/);
    expect(form(deep(90_000))).toMatch(/nested more than 100 levels/);
  });

  it('reads all JSON as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(form(JSON.stringify(value, null, 1))).toBe(form(JSON.stringify(value)));
        expect(form(JSON.stringify(value))).not.toMatch(/^no literal/);
      }),
    );
  });

  it('throws at no text', () => {
    const alphabet = fc.constantFrom(...'[](){}\'"`,:\\ \n1.-eNoneTruxsetab0');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 40 }), (text) => expect(typeof form(text)).toBe('string')),
    );
  });
});
