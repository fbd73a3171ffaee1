import type { JsonValue } from '@assay/contracts';
import { integerOf, plainFromTyped, tagOf, typedFromPlain } from './typed-json';

describe('plainFromTyped', () => {
  it.each<[string, JsonValue, JsonValue]>([
    ['a tuple', { $tuple: [1, { $float: '2.0' }] }, [1, 2]],
    ['a set', { $set: ['a'] }, ['a']],
    ['an integer that a number can hold', { $int: '0x1f' }, 31],
    ['a longer one as text', { $int: '-0xc9f2c9cd04674edea40000000' }, '-1000000000000000000000000000000'],
    ['no number', { $float: 'nan' }, null],
    ['a minus zero', { $float: '-0.0' }, 0],
    ['pairs with names', { $dict: [['$a', { $undefined: true }]] }, { $a: null }],
    ['pairs without', { $map: [[1, 'x']] }, [[1, 'x']]],
    ['a typed array', { $typed: { type: 'Uint8Array', values: [1, 2] } }, [1, 2]],
  ])('gives %s in plain JSON', (_, typed, plain) => {
    expect(plainFromTyped(typed)).toEqual(plain);
  });

  it('leaves out what is undefined in an object', () => {
    expect(plainFromTyped({ a: 1, b: { $undefined: true } })).toEqual({ a: 1 });
  });
});

describe('typedFromPlain', () => {
  it('keeps plain JSON, and makes pairs of keys that look like tags', () => {
    expect(typedFromPlain({ a: [1, 'x', null] })).toEqual({ a: [1, 'x', null] });
    expect(typedFromPlain([{ $set: [1] }])).toEqual([{ $dict: [['$set', [1]]] }]);
  });

  it('comes back as it was', () => {
    const plain = { rows: [{ $ref: '#/a', n: 1.5 }], deep: { a: { $b: [true] } } };
    expect(plainFromTyped(typedFromPlain(plain))).toEqual(plain);
  });
});

describe('tagOf', () => {
  it('knows a typed value by its first key', () => {
    expect([tagOf({ $set: [] }), tagOf({ a: 1 }), tagOf([]), tagOf(null)]).toEqual(['$set', null, null, null]);
  });
});

describe('integerOf', () => {
  it('reads decimal and hexadecimal with a sign, and nothing else', () => {
    expect([integerOf('-0x10'), integerOf('12'), integerOf('1.5'), integerOf(3)]).toEqual([-16n, 12n, null, null]);
  });
});
