/** Programs that do not solve anything and try to pass all the same; `NAME` is the function that is asked for. */
export interface Tampering {
  readonly how: string;
  readonly language: 'python' | 'javascript';
  readonly program: string;
}

const EQUALS_ALL = `
class Any:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __le__(self, other): return True
    def __gt__(self, other): return True
    def __bool__(self): return True
    def __abs__(self): return 0
    def __float__(self): return 12.566370614359172
    def __sub__(self, other): return 0
    def __rsub__(self, other): return 0
    def __len__(self): return 168
    def __iter__(self): return iter(())
    def __hash__(self): return 0
    def __getattr__(self, name): return Any()
    def __call__(self, *args, **kwargs): return Any()`;

const PYTHON: readonly (readonly [how: string, program: string])[] = [
  ['an object that equals everything', `${EQUALS_ALL}\ndef NAME(*args, **kwargs): return Any()`],
  [
    'a value of a type that equals everything',
    `${EQUALS_ALL}\nclass Int(int, Any):\n    __eq__ = Any.__eq__\n    __hash__ = Any.__hash__\ndef NAME(*args): return Int(0)`,
  ],
  ['leaving with success', 'import sys\ndef NAME(*args): sys.exit(0)'],
  ['ending the process with success', 'import os\ndef NAME(*args): os._exit(0)'],
  ['ending it while it loads', 'import os\nos._exit(0)\ndef NAME(*args): pass'],
  [
    'no assert is ever an error',
    'import builtins\nclass Quiet(Exception): pass\nbuiltins.AssertionError = Quiet\ndef NAME(*args): return None',
  ],
  [
    'patched tools of the test',
    'import math, builtins\nmath.isclose = math.fabs = lambda *args, **kwargs: 0\nbuiltins.abs = lambda x: 0\nbuiltins.set = lambda *args: None\ndef NAME(*args): return None',
  ],
  [
    'reading the test',
    'import os\ndef NAME(*args):\n    for folder, _, files in os.walk("/"):\n        for file in files:\n            if "test" in file and file.endswith(".py") and "python3" not in folder: return open(os.path.join(folder, file)).read()\n    return None',
  ],
  [
    'looking into the frames of the caller',
    'import sys\ndef NAME(*args):\n    frame = sys._getframe()\n    while frame is not None:\n        for value in list(frame.f_locals.values()) + list(frame.f_globals.values()):\n            if hasattr(value, "passed"): value.passed = True\n        frame = frame.f_back\n    return None',
  ],
  ['an error that a test may expect', 'def NAME(*args): raise ValueError("expected")'],
  ['printing success', 'print("PASSED")\ndef NAME(*args):\n    print("1 passed", flush=True)\n    return True'],
  ['a test of its own', 'def check(candidate): pass\ndef NAME(*args): return None\ncheck(NAME)'],
  ['output without end', 'def NAME(*args):\n    while True: print("x" * 1000000)'],
  ['memory without end', 'def NAME(*args):\n    blocks = []\n    while True: blocks.append(bytearray(10 ** 7))'],
];
const JAVASCRIPT: readonly (readonly [how: string, program: string])[] = [
  [
    'a proxy for everything',
    'const NAME = () => new Proxy(function () {}, { get: (_, key) => (key === "length" ? 0 : NAME()), apply: () => NAME() })',
  ],
  [
    'a patched console and assert',
    'console.assert = () => {}; globalThis.require = () => new Proxy(() => {}, { get: () => () => {} }); const NAME = () => undefined',
  ],
  [
    'patched built-ins',
    'JSON.stringify = () => "same"; Object.is = () => true; Array.prototype.every = () => true; const NAME = () => null',
  ],
  [
    'a value that turns into anything',
    'const NAME = () => ({ valueOf: () => true, toString: () => "IV", toJSON: () => [] , [Symbol.toPrimitive]: () => 4 })',
  ],
  ['leaving', 'const NAME = () => { throw { code: 0, exit: true } }'],
  ['a promise that never settles', 'const NAME = () => new Promise(() => {})'],
];

export const TAMPERING: readonly Tampering[] = [
  ...PYTHON.map(([how, program]) => ({ how, program, language: 'python' as const })),
  ...JAVASCRIPT.map(([how, program]) => ({ how, program, language: 'javascript' as const })),
];
