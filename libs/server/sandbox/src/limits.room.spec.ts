import type { CodeLanguage } from '@assay/domain/run';
import { guestProcesses } from './spec/child-processes';
import { firstOf, openSpecSandbox, runProgram } from './spec/sandbox-for-specs';
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

describe('limits', () => {
  it.each<[CodeLanguage, string, string, string]>([
    ['javascript', 'time of a call', 'const add = () => { for (;;) try { for (;;); } catch {} }', 'timeout'],
    ['javascript', 'time to load', 'for (;;); function add() {}', 'timeout'],
    ['javascript', 'time of queued work', 'const add = async () => { for (;;) await null }', 'timeout'],
    [
      'javascript',
      'memory',
      'const add = () => { const all = []; for (;;) all.push(new Uint8Array(1 << 20)) }',
      'memory_limit',
    ],
    [
      'javascript',
      'output',
      'const add = () => { const mib = "x".repeat(1 << 20); for (;;) console.log(mib) }',
      'output_limit',
    ],
    ['javascript', 'size of a result', 'const add = () => "x".repeat(3e6)', 'result_too_large'],
    ['javascript', 'parts of a result', 'const add = () => Array(1e6).fill(0)', 'result_too_large'],
    ['javascript', 'stack', 'const add = () => add()', 'runtime_error'],
    ['python', 'time asleep', 'import time\ndef add(): time.sleep(60)', 'timeout'],
  ])(
    '%s: %s',
    async (language, _, source, verdict) => {
      expect(await firstOf(sandbox, language, source)).toMatchObject({ verdict });
    },
    60_000,
  );

  it('holds a Python process to each limit, call after call', async () => {
    const source = `
import itertools
def deep(): return deep()
def file():
    with open('/tmp/a', 'wb') as out:
        out.seek(40 << 20)
        out.write(b'x')
TABLE = {
    'stack': deep,
    'files': file,
    'long integer': lambda: 1 << 300000,
    'endless iterator': itertools.count,
    'still there': lambda: 1,
    'memory': lambda: len(bytearray(300 << 20)),
}
def add(name): return TABLE[name]()`;
    const names = ['stack', 'files', 'long integer', 'endless iterator', 'still there', 'memory', 'still there'];
    const calls = names.map((name) => ({ args: [name] }));
    const outcomes = await runProgram(sandbox, 'python', source, calls);
    expect(outcomes.map((each) => (each.kind === 'problem' ? each.problem.verdict : each.kind))).toEqual([
      'runtime_error',
      'runtime_error',
      'result_too_large',
      'result_too_large',
      'value',
      'memory_limit',
      'not_run',
    ]);
  });

  it('runs nothing more after a call that did not end', async () => {
    const source = 'const add = (stop) => { while (!stop); return 1 }';
    const outcomes = await runProgram(sandbox, 'javascript', source, [{ args: [1] }, { args: [0] }, { args: [1] }]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['value', 'problem', 'not_run']);
  });

  it('ends a task whose calls take too long together', async () => {
    const program = { language: 'javascript', sources: ['const add = () => 1'], entryPoint: 'add' } as const;
    const { calls } = await sandbox.runCases({ ...program, limits: { taskMs: 0 } }, [{ args: [] }, { args: [] }]);
    expect(calls.map(({ kind }) => kind)).toEqual(['not_run', 'not_run']);
  });

  it('keeps 64 KiB of what is printed', async () => {
    const source = 'const add = () => { console.log("x".repeat(200000)); return 1 }';
    const [first] = await runProgram(sandbox, 'javascript', source);
    expect(first).toMatchObject({ kind: 'value', value: 1 });
    expect(first?.kind === 'value' ? first.printed.length : 0).toBe(65_536);
  });

  it('ends a Python program that waits on the request line by the clock of the host', async () => {
    const source = 'import os\ndef add(): os.read(4242, 100)';
    const program = { language: 'python', sources: [source], entryPoint: 'add' } as const;
    const run = await sandbox.runCases({ ...program, limits: { wallMs: 2_000 } }, [{ args: [] }]);
    expect(run.calls).toMatchObject([{ kind: 'problem', problem: { verdict: 'timeout' } }]);
  });

  it('takes a forged reply for tampering', async () => {
    const source = 'import os\ndef add():\n  os.write(4242, b\'{"n":"1","ok":5}\')\n  return 5';
    expect(await firstOf(sandbox, 'python', source)).toMatchObject({ verdict: 'tamper' });
    const deep = 'import os\ndef add(): os.write(4242, b"[" * 100000)';
    expect(await firstOf(sandbox, 'python', deep)).toMatchObject({ verdict: 'tamper' });
  });

  it('ends a Python program that reaches for JavaScript', async () => {
    const source = 'import js\ndef add(): return js.process.pid';
    expect(await firstOf(sandbox, 'python', source)).toMatchObject({ verdict: 'sandbox_violation' });
  });
});
