import type { CodeLanguage, TestRun } from '@assay/domain/run';
import { guestProcesses } from './spec/child-processes';
import { openSpecSandbox, SPEC_LIMITS } from './spec/sandbox-for-specs';
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

const runTest = (language: CodeLanguage, source: string, test: string): Promise<TestRun> =>
  sandbox.runTest(
    { language, sources: [source], entryPoint: 'add', limits: SPEC_LIMITS },
    { script: test, scope: 'spec' },
  );
const python = (source: string, test: string) => runTest('python', source, test);
const js = (source: string, test: string) => runTest('javascript', source, test);

describe('runTest in Python', () => {
  const ADD = 'def add(a, b):\n    return a + b';
  const RICH = `
class Pair:
    def __init__(self, a): self.a = a

class Counter:
    def __init__(self, n): self.n = n
    def more(self, k):
        self.n += k
        return self
    def __len__(self): return self.n

def add(what, *args):
    if what == 'types': return (1, 2.0)
    if what == 'raise': raise KeyError(args[0])
    if what == 'append': args[0].append(2)
    if what == 'map': return [args[0](x) for x in args[1]]
    if what == 'pair': return args[0].a
    if what == 'function': return lambda b: args[0] + b
`;

  it.each<[string, string, string]>([
    [
      'asserts, and check(candidate) that is called',
      ADD,
      'def check(candidate):\n  assert candidate(2, 3) == 5\ncheck(add)\nassert add([1], [2]) == [1, 2]',
    ],
    ['check(candidate) that is not called', ADD, 'def check(candidate):\n  assert candidate(2, 3) == 5'],
    ['test functions', ADD, 'def test_add():\n  assert add(2, 3) == 5'],
    ['its own definition of the function', ADD, 'def add(a, b):\n  return 0\nassert add(2, 3) == 5'],
    [
      'rich values',
      RICH,
      `
assert str(add('types')) == '(1, 2.0)'
try:
    add('raise', 1)
    assert False
except KeyError:
    pass
x = [1]
add('append', x)
assert x == [1, 2]
n = 2
assert add('map', lambda x: x * 2, [1]) == [2]
assert add('map', abs, [-1]) == [1]
assert add('pair', Pair(5)) == 5
assert add('function', 2)(3) == 5
c = Counter(2)
assert c.more(3).n == 5
assert len(c) == 5
c.n = 7
assert c.n == 7`,
    ],
  ])('passes a program with %s', async (_, source, test) => {
    expect(await python(source, test)).toMatchObject({ verdict: 'pass', reason: 'All tests passed.' });
  });

  it('names the line that does not hold', async () => {
    const wrong = await python('def add(a, b): return a - b', 'assert add(0, 0) == 0\nassert add(2, 3) == 5, "sum"');
    expect(wrong).toMatchObject({
      verdict: 'wrong_answer',
      reason: 'Failed at line 2 of the test: assert add(2, 3) == 5, "sum" (sum)',
    });
  });

  /** Fails where one of the checks held. */
  const NOTHING_HOLDS = `
checks = [lambda: add(2, 3) == 5, lambda: 5 in add(2, 3), lambda: abs(add(2, 3) - 5) < 1, lambda: add(2, 3) < 6]
for check in checks:
    try:
        held = check()
    except TypeError:
        held = False
    assert not held, 'held'
assert add(2, 3) == 5`;
  const EQUAL = `class Any:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __contains__(self, other): return True
    def __sub__(self, other): return 0
    def __abs__(self): return 0
    def __len__(self): return 2
def add(*_): return Any()`;
  it.each<[string, string, string]>([
    ['equals, holds, is near and less than everything', EQUAL, NOTHING_HOLDS],
    ['leaves', 'import sys\ndef add(*_): sys.exit(0)', 'assert add(2, 3) == 5'],
    ['lacks what the test needs', 'def add(*_): return 5', 'assert other(1) == 1\nassert add(2, 3) == 5'],
    ['ends the process', 'import os\ndef add(*_): os._exit(0)', 'assert add(2, 3) == 5'],
    ['ends the process as it loads', 'import os\nos._exit(0)', 'assert add(2, 3) == 5'],
    ['throws what asserts throw', 'def add(*_): raise AssertionError()', 'assert add(2, 3) == 5'],
    [
      'turns asserts off',
      'import builtins\nbuiltins.AssertionError = ValueError\ndef add(*_): return 0',
      'assert add(2, 3) == 5',
    ],
    [
      'says that it is done',
      'import os\nos.write(4242, b\'{"n":"1","done":1}\')\ndef add(*_): return 0',
      'assert add(2, 3) == 5',
    ],
    ['never returns', 'def add(*_):\n  while True: pass', 'assert add(2, 3) == 5'],
  ])(
    'never passes a program that %s',
    async (_, source, test) => {
      const { verdict } = await python(source, test);
      expect(['wrong_answer', 'runtime_error', 'crashed', 'tamper', 'timeout']).toContain(verdict);
    },
    60_000,
  );

  it.each<[string, string]>([
    ['does not parse', 'assert add('],
    ['never calls the program', 'assert True'],
    ['fails before it calls the program', '1 / 0\nassert add(2, 3) == 5'],
    ['never ends', 'add(2, 3)\nwhile True: pass'],
  ])(
    'takes a test that %s as a fault of the task',
    async (_, test) => {
      expect(await python(ADD, test)).toMatchObject({ verdict: 'harness_error' });
    },
    60_000,
  );

  it('keeps what the program printed', async () => {
    const run = await python('def add(a):\n  print("a is", a)\n  return a', 'assert add(1) == 1\nassert add(2) == 2');
    expect(run.printed).toBe('a is 1\na is 2\n');
  });
});

describe('runTest in JavaScript', () => {
  const ADD = 'const add = (a, b) => a + b';

  it.each<[string, string, string]>([
    ['console.assert', ADD, 'console.assert(add(2, 3) === 5)'],
    ['the assert module', ADD, 'const assert = require("assert"); assert.strictEqual(add(2, 3), 5)'],
    ['imports', ADD, 'import assert from "node:assert"; assert.deepStrictEqual(add(2, 3), 5)'],
    ['check that is not called', ADD, 'function check(add) { console.assert(add(2, 3) === 5) }'],
    ['a promise', 'const add = async (a, b) => a + b', 'import assert from "assert"; assert.equal(await add(2, 3), 5)'],
    [
      'a rejection',
      'const add = async () => { throw new RangeError("x") }',
      'import assert from "assert"; await assert.rejects(() => add(1), RangeError)',
    ],
    [
      'an error',
      'const add = () => { throw new RangeError("x") }',
      'require("assert").throws(() => add(1), RangeError)',
    ],
    [
      'arguments changed in place',
      'const add = (xs) => { xs.sort() }',
      'const xs = [2, 1]; add(xs); console.assert(xs[0] === 1)',
    ],
    [
      'a function as an argument',
      'const add = (xs, f) => xs.map(f)',
      'console.assert(add([1], (x) => x * 2)[0] === 2)',
    ],
    [
      'objects of a class',
      'class add { constructor(n) { this.n = n } more(k) { this.n += k; return this } }',
      'const c = new add(2); console.assert(c.more(3).n === 5); c.n = 7; console.assert(c.n === 7)',
    ],
    [
      'other names of the answer',
      'const inc = (a) => a + 1; const add = (a) => a',
      'console.assert(add(inc(1)) === 2)',
    ],
  ])('passes a program with %s', async (_, source, test) => {
    expect(await js(source, test)).toMatchObject({ verdict: 'pass' });
  });

  it.each<[string, string, string]>([
    ['is wrong', 'const add = (a, b) => a - b', 'console.assert(add(2, 3) === 5, "sum")'],
    ['answers with a proxy', 'const add = () => new Proxy({}, { get: () => 5 })', 'console.assert(add(2, 3) == 5)'],
    [
      'turns into everything',
      'const add = () => ({ valueOf: () => 5, toString: () => "5" })',
      'console.assert(add(2, 3) == 5)',
    ],
    ['throws', 'const add = () => { throw new Error("x") }', 'console.assert(add(2, 3) === 5)'],
    ['is wrong in a check that is swallowed', ADD, 'try { console.assert(add(2, 3) === 6) } catch {}'],
  ])('never passes a program that %s', async (_, source, test) => {
    expect(['wrong_answer', 'runtime_error']).toContain((await js(source, test)).verdict);
  });

  it.each<[string, string]>([
    ['does not parse', 'console.assert(add('],
    ['never calls the program', 'console.assert(true)'],
  ])('takes a test that %s as a fault of the task', async (_, test) => {
    expect(await js(ADD, test)).toMatchObject({ verdict: 'harness_error' });
  });
});
