import type { JsonValue } from '@assay/contracts';
import type { CompareRule } from './code-case';
import { isExpected } from './compare-values';

const same: [string, JsonValue, JsonValue][] = [
  ['a whole float', 5, { $float: '5.0' }],
  ['a sum of tenths', 0.3, 0.30000000000000004],
  ['a long integer', { $int: '1000000000000000000000000000000' }, { $int: '0xc9f2c9cd04674edea40000000' }],
  ['no number', { $float: 'nan' }, { $float: 'nan' }],
  ['a minus zero', 0, { $float: '-0.0' }],
  ['a tuple where a list is written', [1, [2]], { $tuple: [1, { $tuple: [2] }] }],
  ['fields in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
  ['number keys', { $dict: [[1, 'a']] }, { $dict: [[{ $float: '1.0' }, 'a']] }],
  ['tuple keys', { $dict: [[[1, 2], 'a']] }, { $dict: [[{ $tuple: [1, 2] }, 'a']] }],
  ['pairs where fields are written', { a: 1 }, { $dict: [['a', 1]] }],
  ['a frozen set', { $set: [1, 2] }, { $frozenset: [2, 1] }],
  ['bytes', { $bytes: '00ff' }, { $bytes: '00ff' }],
  ['undefined', { $undefined: true }, { $undefined: true }],
];
const different: [string, JsonValue, JsonValue][] = [
  ['true for 1', 1, true],
  ['1 for true', true, 1],
  ['text for a number', 5, '5'],
  ['nothing for zero', 0, null],
  ['undefined for nothing', null, { $undefined: true }],
  ['another last digit of a whole number', 1_000_000_001, 1_000_000_002],
  ['a BigInt for a number', 5, { $bigint: '5' }],
  ['a list where a tuple is asked for', { $tuple: [1] }, [1]],
  ['a set where a list is written', [1, 2], { $set: [1, 2] }],
  ['an iterator where a list is written', [1], { $iterator: [1] }],
  ['a longer list', [1], [1, 1]],
  ['a missing field', { a: 1, b: 2 }, { a: 1 }],
  ['a field too many', { a: 1 }, { a: 1, b: 2 }],
  ['a field that every object has', { toString: 1 }, { a: 1 }],
  ['a map for an object', { a: 1 }, { $map: [['a', 1]] }],
  ['a set of another size', { $set: [1, 2] }, { $set: [1] }],
  ['an object of a class', { x: 1 }, { $object: { type: 'Point', fields: { x: 1 } } }],
  ['a function', 'add', { $function: 'add' }],
];

describe('isExpected', () => {
  it.each(same)('takes %s', (_, expected, got) => expect(isExpected(expected, got, 'equal')).toBe(true));
  it.each(different)('does not take %s', (_, expected, got) => expect(isExpected(expected, got, 'equal')).toBe(false));

  it.each<[string, CompareRule, JsonValue, JsonValue, boolean]>([
    ['exact wants every digit', 'exact', 0.3, 0.30000000000000004, false],
    ['exact takes the same number', 'exact', 0.5, 0.5, true],
    ['a set has no order and no repeats', 'set', [1, 2], { $tuple: [2, 1, 2] }, true],
    ['a set lacks nothing', 'set', [1, 2, 3], [1, 2], false],
    ['a set holds nothing else', 'set', [1, 2], [1, 2, 3], false],
    ['a multiset has no order', 'multiset', [[1, 2], [3]], [[3], [1, 2]], true],
    ['a multiset counts repeats', 'multiset', [1, 1, 2], [1, 2, 2], false],
    ['a text is no set', 'set', ['a'], 'a', false],
    ['floats within an absolute tolerance', { rel: 0, abs: 0.01 }, [3.14], [{ $float: '3.1416' }], true],
    ['floats without one', { rel: 0, abs: 0.001 }, [3.14], [3.1416], false],
    ['floats within a share of the expected', { rel: 0.1, abs: 0 }, 100, 109, true],
    ['nothing near infinity', { rel: 1, abs: 1 }, 1, { $float: 'inf' }, false],
  ])('%s', (_, rule, expected, got, held) => expect(isExpected(expected, got, rule)).toBe(held));
});
