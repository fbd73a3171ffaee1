import type { JsonObject, JsonValue } from '@assay/contracts';
import { guestProcesses } from '../spec/child-processes';
import { ROOT } from '../spec/sandbox-for-specs';
import { SchemaRoom } from './schema-room';

const room = new SchemaRoom(ROOT);
afterAll(async () => {
  await room.close();
  expect(guestProcesses('check.mjs')).toEqual([]);
});

const check = (schema: JsonObject, value: JsonValue) => room.check(schema, value);
const fits = { ok: true, fault: null };

describe('SchemaRoom', () => {
  const PERSON: JsonObject = {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1 },
      born: { type: 'string', format: 'date' },
      age: { type: 'integer' },
    },
    required: ['name'],
    additionalProperties: false,
  };

  it.each<[string, JsonValue, string | null]>([
    ['a value that fits', { name: 'Ada', age: 36, born: '1815-12-10' }, null],
    ['what is missing', { age: 36 }, "The value must have required property 'name'"],
    ['a wrong type', { name: 'Ada', age: '36' }, '/age must be integer'],
    ['what is too much', { name: 'Ada', size: 1 }, 'The value must not have the property "size"'],
    ['a date that is none', { name: 'Ada', born: '2027-02-30' }, '/born must match format "date"'],
  ])('tells of %s', async (_, value, fault) => expect(await check(PERSON, value)).toEqual({ ok: true, fault }));

  it('reads tuples as the draft that the schema names', async () => {
    const old = { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] };
    expect(await check(old, [1])).toEqual({ ok: true, fault: '/0 must be string' });
    expect(await check({ prefixItems: [{ type: 'string' }] }, [1])).toEqual({ ok: true, fault: '/0 must be string' });
  });

  it('follows references inside of the schema and nowhere else', async () => {
    const node = { type: 'object', properties: { next: { $ref: '#/$defs/node' } } };
    expect(await check({ $ref: '#/$defs/node', $defs: { node } }, { next: { next: {} } })).toEqual(fits);
    expect(await check({ $ref: 'http://127.0.0.1:1/schema.json' }, {})).toMatchObject({ ok: false, ours: false });
  });

  it('searches patterns in linear time', async () => {
    const pattern = { type: 'string', pattern: '^(a+)+$' };
    expect(await check(pattern, `${'a'.repeat(50_000)}!`)).toMatchObject({
      ok: true,
      fault: expect.stringContaining('pattern') as string,
    });
    expect(await check({ pattern: '^\\d{4}/[A-Z]\\u0041$' }, '2027/BA')).toEqual(fits);
    expect(await check({ pattern: '(?=a)a' }, 'a')).toMatchObject({ ok: false, ours: false });
  });

  it('says that a schema is broken', async () => {
    expect(await check({ type: 'strange' }, 1)).toMatchObject({ ok: false, ours: false });
    expect(await check({ properties: 5 }, {})).toMatchObject({ ok: false, ours: false });
  });

  it('ends a schema that takes too much, and goes on', async () => {
    const defs = Object.fromEntries(
      Array.from({ length: 24 }, (_, no) => [
        `d${no}`,
        { anyOf: [{ $ref: `#/$defs/d${no + 1}` }, { $ref: `#/$defs/d${no + 1}` }] },
      ]),
    );
    const bomb = { $ref: '#/$defs/d0', $defs: { ...defs, d24: { type: 'string' } } };
    expect(await check(bomb, 1)).toEqual({ ok: false, ours: false, problem: 'it takes too much time or memory' });
    expect(await check({ type: 'number' }, 1)).toEqual(fits);
  });
});
