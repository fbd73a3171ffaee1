import type { JsonValue } from '@assay/contracts';
import type { CallOutcome, CodeCall } from '@assay/domain/run';
import { guestProcesses } from './spec/child-processes';
import { firstOf, openSpecSandbox, runProgram, SPEC_LIMITS } from './spec/sandbox-for-specs';
import type { WasmSandbox } from './wasm-sandbox';

jest.setTimeout(120_000);

let sandbox: WasmSandbox;
beforeAll(async () => {
  sandbox = await openSpecSandbox();
});
afterAll(async () => {
  await sandbox.close();
  expect(guestProcesses()).toEqual([]);
});

const js = (source: string, ...args: JsonValue[]) => firstOf(sandbox, 'javascript', source, ...args);
const python = (source: string, ...args: JsonValue[]) => firstOf(sandbox, 'python', source, ...args);

describe('JavaScript', () => {
  it.each<[string, string]>([
    ['a function', 'function add(a, b) { return a + b }'],
    ['a constant', 'const add = (a, b) => a + b;'],
    ['an export', 'export function add(a, b) { return a + b }'],
    ['a default export', 'export default function (a, b) { return a + b }'],
    ['CommonJS', 'module.exports = { add: (a, b) => a + b };'],
    ['one function as the module', 'module.exports = (a, b) => a + b;'],
    ['a promise', 'async function add(a, b) { await new Promise((done) => setTimeout(done, 60000)); return a + b }'],
    ['waiting at the top', 'const two = await Promise.resolve(2); export const add = (a, b) => two + b;'],
    ['types', 'interface Pair { a: number }\nexport function add(a: number, b: number): number { return a + b }'],
    ['an enum', 'enum Sign { Plus = 1 }\nconst add = (a: number, b: number): number => a + Sign.Plus * b'],
    ['imports', 'import assert from "node:assert"; export const add = (a, b) => { assert.ok(a); return a + b };'],
    ['old style', 'var assert = require("assert"); this.add = function (a, b) { return a + b };'],
  ])('runs a program with %s', async (_, source) => expect(await js(source, 2, 3)).toBe(5));

  it('gives values by value', async () => {
    const source = `class Text extends String { valueOf() { return 5 } toJSON() { return 5 } }
      function add() { return [1.5, -0, NaN, undefined, 10n ** 20n, new Map([['a', new Set([1])]]), new Date(0), new Uint8Array(2), { $a: 1 }] }`;
    expect(await js(source)).toEqual([
      1.5,
      { $float: '-0.0' },
      { $float: 'nan' },
      { $undefined: true },
      { $bigint: '100000000000000000000' },
      { $map: [['a', { $set: [1] }]] },
      { $date: '1970-01-01T00:00:00.000Z' },
      { $typed: { type: 'Uint8Array', values: [0, 0] } },
      { $dict: [['$a', 1]] },
    ]);
  });

  it('takes typed values', async () => {
    const source = 'const add = (map, set, none) => [map instanceof Map, set.has(1), none === undefined]';
    expect(await js(source, { $map: [[1, 2]] }, { $set: [1] }, { $undefined: true })).toEqual([true, true, true]);
  });

  it('fills small gaps of the engine', async () => {
    const source = `const add = () => [['b', 'C', 'ä'].sort((x, y) => x.localeCompare(y)).join(''), (1234.5).toLocaleString(),
      structuredClone({ a: [1] }), new TextDecoder().decode(new TextEncoder().encode('é'))]`;
    expect(await js(source)).toEqual(['äbC', '1,234.5', { a: [1] }, 'é']);
  });

  it('reads the first source that defines the entry point, else the first that parses', async () => {
    const program = { language: 'javascript', entryPoint: 'add', limits: SPEC_LIMITS } as const;
    const sources = ['add(1, 2', 'console.log(add(1, 2))', 'const add = (a, b) => a + b'];
    const run = await sandbox.runCases({ ...program, sources }, [{ args: [2, 3] }]);
    expect(run).toMatchObject({ chosen: 2, calls: [{ kind: 'value', value: 5 }] });
  });

  it.each<[string, string, string, RegExp]>([
    ['does not parse', 'function add( {', 'load_error', /SyntaxError/],
    ['throws while it loads', 'null.x; function add() {}', 'runtime_error', /TypeError.*line 1/],
    ['lacks the function', 'function plus() {}', 'missing_entry', /does not define add/],
    ['throws', 'function add() {\n  throw new RangeError("no") }', 'runtime_error', /^RangeError: no \(line 2\)$/],
    ['rejects', 'async function add() { throw new RangeError("no") }', 'runtime_error', /^RangeError: no/],
    ['never settles', 'const add = () => new Promise(() => {})', 'runtime_error', /Deadlock/],
    ['wants a module', 'import fs from "fs"; export const add = () => fs', 'unsupported', /the module fs/],
    ['wants Intl', 'const add = () => new Intl.NumberFormat()', 'unsupported', /Intl/],
  ])('tells of a program that %s', async (_, source, verdict, reason) => {
    expect(await js(source)).toMatchObject({ verdict, reason: expect.stringMatching(reason) as string });
  });

  it('keeps what is printed beside the value', async () => {
    const [first] = await runProgram(
      sandbox,
      'javascript',
      'const add = (a) => { console.log("seen", [a]); return a }',
    );
    expect(first).toMatchObject({ kind: 'value', value: 2, printed: 'seen [2]\n' });
  });
});

describe('Python', () => {
  /** One process for many calls: what the entry point does is its first argument. */
  const MANY = `
import asyncio, collections, dataclasses, datetime, decimal, fractions, functools, sys, threading

async def one(x):
    await asyncio.sleep(60)
    return x

async def both(a, b):
    return sum(await asyncio.gather(one(a), one(b)))

async def never():
    await asyncio.Future()

@dataclasses.dataclass
class Point:
    x: int

@functools.lru_cache(None)
def depth(n):
    return 0 if n == 0 else depth(n - 1) + 1

def own_file():
    with open('/tmp/x', 'w') as file:
        file.write('5')
    return int(open('/tmp/x').read())

def no():
    raise ValueError("no")

class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__

class Whole(int):
    def __eq__(self, other): return True
    __hash__ = int.__hash__

def values():
    return [Text('a'), Whole(7), (1, 2.0), {3}, {1: 'x'}, 10**20, float('inf'), b'\\xff', collections.Counter('aa'),
            decimal.Decimal('1.10'), fractions.Fraction(1, 3), datetime.date(2027, 3, 9), range(3), map(abs, [-1]), no]

def printing(a):
    print('seen', a)
    return a

def kinds(pair, *, limit):
    return [type(pair).__name__, type(limit).__name__, limit]

TABLE = {
    'tasks of asyncio': lambda: asyncio.run(both(2, 3)),
    'a dataclass': lambda: Point(5).x,
    'deep recursion': lambda: depth(900) - 895,
    'its own files': own_file,
    'values': values,
    'kinds': kinds,
    'sorting': lambda items: items.sort(),
    'printing': printing,
    'throws': no,
    'leaves': lambda: sys.exit(0),
    'wants threads': lambda: threading.Thread(target=print).start(),
    'waits for ever': lambda: asyncio.run(never()),
}

def add(name, *args, **named):
    return TABLE[name](*args, **named)
if __name__ == '__main__':
    add(input())
`;
  const inputs: readonly CodeCall[] = [
    ...['tasks of asyncio', 'a dataclass', 'deep recursion', 'its own files', 'values'].map((name) => ({
      args: [name],
    })),
    { args: ['kinds', { $tuple: [1] }], kwargs: { limit: { $float: '2.0' } } },
    { args: ['sorting', [3, 1, 2]] },
    { args: ['printing', 2] },
    ...['throws', 'leaves', 'wants threads', 'waits for ever'].map((name) => ({ args: [name] })),
  ];
  let outcomes: ReadonlyMap<JsonValue | undefined, CallOutcome>;
  beforeAll(async () => {
    const calls = await runProgram(sandbox, 'python', MANY, inputs);
    outcomes = new Map(calls.map((call, at) => [inputs[at]?.args[0], call]));
  });

  it.each([
    ['a function', 'def add(a, b):\n    return a + b'],
    ['a coroutine', 'import asyncio\nasync def add(a, b):\n    await asyncio.sleep(60)\n    return a + b'],
  ])('runs a program with %s', async (_, source) => expect(await python(source, 2, 3)).toBe(5));

  it.each(['tasks of asyncio', 'a dataclass', 'deep recursion', 'its own files'])('runs a program with %s', (name) => {
    expect(outcomes.get(name)).toMatchObject({ value: 5 });
  });

  it('gives values by value, reduced to their base', () => {
    expect(outcomes.get('values')).toMatchObject({
      value: [
        'a',
        7,
        { $tuple: [1, { $float: '2.0' }] },
        { $set: [3] },
        { $dict: [[1, 'x']] },
        { $int: '0x56bc75e2d63100000' },
        { $float: 'inf' },
        { $bytes: 'ff' },
        { a: 2 },
        { $decimal: '1.10' },
        { $fraction: [1, 3] },
        { $day: '2027-03-09' },
        { $range: [0, 3, 1] },
        { $iterator: [1] },
        { $function: 'no' },
      ],
    });
  });

  it('takes typed values and names', () => {
    expect(outcomes.get('kinds')).toMatchObject({ value: ['tuple', 'float', { $float: '2.0' }] });
  });

  it('gives arguments as they are afterwards', () => {
    expect(outcomes.get('sorting')).toMatchObject({ value: null, after: ['sorting', [1, 2, 3]] });
  });

  it('keeps what is printed beside the value', () => {
    expect(outcomes.get('printing')).toMatchObject({ value: 2, printed: 'seen 2\n' });
  });

  it.each([
    ['throws', 'runtime_error', /^ValueError: no \(line \d+\)$/],
    ['leaves', 'runtime_error', /^SystemExit/],
    ['wants threads', 'unsupported', /threads/],
    ['waits for ever', 'runtime_error', /Deadlock/],
  ])('tells of a program that %s', (name, verdict, reason) => {
    expect(outcomes.get(name)).toMatchObject({ problem: { verdict, reason: expect.stringMatching(reason) as string } });
  });

  it.each<[string, string, string, RegExp]>([
    ['does not parse', 'def add(a, b)\n    return a', 'load_error', /SyntaxError.*line 1/],
    ['throws while it loads', 'x = 1\n1 / 0\ndef add(): pass', 'runtime_error', /^ZeroDivisionError.*line 2/],
    ['lacks the function', 'def plus(): pass', 'missing_entry', /does not define add/],
    ['wants numpy', 'import numpy as np\ndef add(): pass', 'unsupported', /the module numpy/],
  ])('tells of a program that %s', async (_, source, verdict, reason) => {
    expect(await python(source)).toMatchObject({ verdict, reason: expect.stringMatching(reason) as string });
  });
});

describe('call', () => {
  const call = (program: string, args: readonly JsonValue[]) =>
    sandbox.call({ language: 'javascript', program, function: 'check', args, limits: SPEC_LIMITS });

  it('gives plain JSON for plain JSON', async () => {
    const program =
      'export function check(answer, params) { return { score: 1, seen: [answer, params.$ref, undefined] } }';
    expect(await call(program, ['A', { $ref: 'x' }])).toEqual({
      ok: true,
      value: { score: 1, seen: ['A', 'x', null] },
    });
  });

  it('tells why a program failed', async () => {
    expect(await call('export function check() { throw new TypeError("oh") }', [])).toMatchObject({
      ok: false,
      problem: { verdict: 'runtime_error', error: 'TypeError' },
    });
    expect(await call('export const other = 1', [])).toMatchObject({
      ok: false,
      problem: { verdict: 'missing_entry' },
    });
  });
});
