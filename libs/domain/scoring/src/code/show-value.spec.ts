import type { JsonValue } from '@assay/contracts';
import { showValue } from './show-value';

describe('showValue', () => {
  it.each<[JsonValue, string]>([
    [{ $tuple: [1] }, '(1,)'],
    [{ $tuple: [1, 'a'] }, '(1, "a")'],
    [{ $dict: [[1, { $set: [2] }]] }, '{1: {2}}'],
    [{ $map: [['a', 1]] }, 'Map {"a" => 1}'],
    [{ $float: '-inf' }, '-inf'],
    [{ $int: '0x10000000000000000' }, '18446744073709551616'],
    [{ $bigint: '7' }, '7n'],
    [{ $undefined: true }, 'undefined'],
    [{ a: [true, null] }, '{"a": [true, null]}'],
    [{ $bytes: '00ff' }, 'bytes "00ff"'],
  ])('writes %j as %s', (value, text) => expect(showValue(value)).toBe(text));

  it('cuts what is long', () => expect(showValue('x'.repeat(500), 10)).toBe('"xxxxxxxx…'));
});
