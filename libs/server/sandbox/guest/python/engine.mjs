import { constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ControlLine } from './control-line.mjs';
import { FileQuota } from './file-quota.mjs';
import { Gate } from './gate.mjs';
import { withMemoryLimit } from './memory-limit.mjs';

const { WebAssembly } = globalThis;
const MODULES = ['assay_values', 'assay_event_loop', 'assay_driver', 'assay_tester'];
/** What answers import most: loaded once, into the snapshot. */
const PRELOADED =
  'abc array base64 bisect calendar cmath contextlib copy csv enum functools hashlib heapq html inspect io itertools math operator ' +
  'pprint queue random re secrets statistics string textwrap threading time traceback typing unicodedata uuid zlib';
const INSTALL = `
import builtins, sys, types
def install(name, source):
    module = types.ModuleType(name)
    module.__dict__['__builtins__'] = dict(builtins.__dict__)
    sys.modules[name] = module
    exec(compile(source, name + '.py', 'exec'), module.__dict__)
install`;

/** The Python interpreter in this process, with every way out closed once it reads its first request. */
export class PythonEngine {
  /** `setup`: `{pyodideDir, snapshot: bytes or null, makeSnapshot, memoryBytes, fileBytes}`. `runner`: see runner.mjs. */
  static async open(setup, runner) {
    const gate = new Gate(runner.end);
    const python = await start(setup, gate, runner.output);
    const engine = new PythonEngine(python, gate, setup, runner);
    if (setup.snapshot === null) engine.#install();
    return engine;
  }

  constructor(python, gate, setup, runner) {
    this.python = python;
    this.gate = gate;
    this.setup = setup;
    this.runner = runner;
  }

  /** The interpreter's memory as it is now, to start from. */
  snapshot() {
    return this.python.makeMemorySnapshot();
  }

  /** Answers requests until the host closes the pipe; does not return. */
  serve() {
    const { _module: module } = this.python;
    const control = new ControlLine(module, this.runner, () => this.gate.lock());
    const files = new FileQuota(module.FS, this.setup.fileBytes).limits(this.gate.original, (iov, count) =>
      control.sizeOf(iov, count),
    );
    this.gate.limit({ ...files, ...this.#control(control, files), ...this.#clocks() });
    this.python.setInterruptBuffer(new Uint8Array(1));
    this.python.runPython('import assay_tester; assay_tester.serve()');
  }

  #control(control, files) {
    const { original } = this.gate;
    return {
      fd_read: (fd, iov, count, result) =>
        control.is(fd) ? control.read(iov, count, result) : original.fd_read(fd, iov, count, result),
      fd_write: (fd, iov, count, result) =>
        control.is(fd) ? control.write(iov, count, result) : files.fd_write(fd, iov, count, result),
    };
  }

  /** The interpreter asks for signals as it runs and for the time as it sleeps: both notice that the time is over. */
  #clocks() {
    const { watch, end } = this.runner;
    const look = (value) => (watch.expired ? end('timeout', '') : value);
    return {
      emscripten_get_now: () => look(performance.now()),
      _Py_CheckEmscriptenSignals_Helper: () => look(0),
    };
  }

  #install() {
    this.python.runPython(`import ${PRELOADED.replaceAll(' ', ', ')}`);
    const install = this.python.runPython(INSTALL);
    for (const name of MODULES) install(name, readFileSync(join(import.meta.dirname, 'inside', `${name}.py`), 'utf8'));
    install.destroy();
    this.python.runPython('del install');
  }
}

async function start(setup, gate, output) {
  // Pyodide asks for what the permission model refuses; the constants are all that it wants.
  process.binding = () => ({ fs: constants });
  standBefore(gate, setup.memoryBytes);
  const { loadPyodide } = await import(pathToFileURL(join(setup.pyodideDir, 'pyodide.mjs')).href);
  const { info } = JSON.parse(readFileSync(join(setup.pyodideDir, 'pyodide-lock.json'), 'utf8'));
  const print = (text) => output.add(`${text}\n`);
  const python = await loadPyodide({
    indexURL: setup.pyodideDir,
    lockFileContents: { info, packages: {} },
    env: { HOME: '/home/candidate', TZ: 'UTC' },
    _sysExecutable: 'python3',
    stdin: () => null,
    stdout: print,
    stderr: print,
    ...(setup.makeSnapshot ? { _makeSnapshot: true } : {}),
    ...(setup.snapshot === null ? {} : { _loadSnapshot: setup.snapshot }),
  });
  python.setStdout({ write: (bytes) => takeAll(output, bytes) });
  python.setStderr({ write: (bytes) => takeAll(output, bytes) });
  for (const device of ['/dev/tty', '/dev/tty1']) python.FS.unlink(device);
  return python;
}

/** Lets the interpreter be linked through the gate, with a memory that ends where ours does. */
function standBefore(gate, memoryBytes) {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (binary, imports) =>
    imports?.wasi_snapshot_preview1 === undefined
      ? instantiate(binary, imports)
      : instantiate(withMemoryLimit(binary, memoryBytes), gate.around(imports));
}

function takeAll(output, bytes) {
  output.add(bytes);
  return bytes.length;
}
