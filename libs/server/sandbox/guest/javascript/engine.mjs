import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Answer } from './answer.mjs';
import { TestScript } from './test-script.mjs';

const { WebAssembly } = globalThis;
const PAGE = 65_536;
const INITIAL_PAGES = 256;
/** Bytes of stack that the guest may use: about as many frames as V8 allows. */
const STACK_BYTES = 2 << 20;
const JOBS_AT_ONCE = 1_000;

/** QuickJS in this process: its only imports are the few functions given here. */
export class JavaScriptEngine {
  /** `setup`: `{quickjsDir, coreDir, memoryBytes}`. `runner`: see runner.mjs. */
  static async open(setup, runner) {
    const { newQuickJSWASMModuleFromVariant, newVariant } = await load(setup.coreDir, 'index.mjs');
    const base = {
      type: 'sync',
      importFFI: async () => (await load(setup.quickjsDir, 'ffi.mjs')).QuickJSFFI,
      importModuleLoader: async () => (await load(setup.quickjsDir, 'emscripten-module.mjs')).default,
    };
    const wasmMemory = new WebAssembly.Memory({
      initial: INITIAL_PAGES,
      maximum: Math.floor(setup.memoryBytes / PAGE),
    });
    const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(base, { wasmMemory }));
    const runtime = quickjs.newRuntime({
      maxStackSizeBytes: STACK_BYTES,
      interruptHandler: () => runner.watch.expired,
    });
    runtime.setModuleLoader(readModule, nameOfModule);
    return new JavaScriptEngine(runtime, runner);
  }

  constructor(runtime, runner) {
    this.runtime = runtime;
    this.runner = runner;
    this.context = runtime.newContext();
    this.answer = new Answer(this);
  }

  /** Answers requests until the host closes the pipe; does not return. */
  serve() {
    const { answer } = this;
    for (;;) {
      const line = this.runner.nextLine();
      const request = JSON.parse(line);
      if (request.op === 'load') this.runner.say(answer.load(request));
      else if (request.op === 'test') this.runner.say(this.#test(request));
      else this.runner.say(answer.handle(line, request));
    }
  }

  /** A test script gets a context of its own. */
  #test(request) {
    this.context = this.runtime.newContext();
    return new TestScript(this).run(request);
  }

  /** The exports of one of our own modules inside the guest. */
  inside(name) {
    return this.context.unwrapResult(this.context.evalCode(readInside(name), name, { type: 'module' }));
  }

  /** A function of ours for the guest: takes and gives text. */
  hostFunction(name, work) {
    return this.context.newFunction(name, (text) => {
      const said = work(text === undefined ? '' : this.context.getString(text));
      return said === undefined ? undefined : this.context.newString(said);
    });
  }

  /** Calls a function of ours inside the guest that never throws. */
  call(owner, name, ...args) {
    return this.context.unwrapResult(this.callFreely(owner, name, ...args));
  }

  /** Calls a function inside the guest: `{value}`, or `{error}` with what it threw. */
  callFreely(owner, name, ...args) {
    const result = this.context.callFunction(this.context.getProp(owner, name), owner, ...args);
    this.look();
    return result;
  }

  /** Runs what is queued, then timers in their order, until `done()` gives something; null when nothing is left to run. */
  pump(done, fireNext) {
    for (;;) {
      this.runJobs();
      const result = done();
      if (result !== null) return result;
      if (!fireNext()) return null;
    }
  }

  runJobs() {
    while (this.runtime.hasPendingJob()) {
      const ran = this.runtime.executePendingJobs(JOBS_AT_ONCE);
      if (ran.error) ran.error.dispose();
      this.look();
    }
  }

  /** Ends the process where the time is over; the guest was interrupted before, if it was running. */
  look() {
    if (this.runner.watch.expired) this.runner.end('timeout', '');
  }
}

function load(dir, file) {
  return import(pathToFileURL(join(dir, file)).href);
}

/** Modules of Node that an answer may import, with the names that they give out. */
const LIBRARY = new Map([
  [
    'assert',
    'ok equal notEqual strictEqual notStrictEqual deepEqual deepStrictEqual notDeepStrictEqual throws rejects fail',
  ],
  ['util', 'inspect isDeepStrictEqual promisify'],
  ['events', 'EventEmitter'],
  ['perf_hooks', 'performance'],
]);
/** Our own modules find each other; an answer or a test, whose files have no real names, finds the library only. */
function nameOfModule(importer, name) {
  return importer.startsWith('<') ? `library:${name.replace(/^node:/, '')}` : name.replace(/^\.\//, '');
}

function readModule(name) {
  if (!name.startsWith('library:')) return readInside(name);
  const library = name.slice('library:'.length);
  const exported = LIBRARY.get(library)?.replaceAll(' ', ', ');
  if (exported === undefined)
    return { error: Object.assign(new Error(`the module ${library}`), { name: 'Unsupported' }) };
  return `const library = require('${library}'); export default library; export const { ${exported} } = library;`;
}

function readInside(file) {
  return readFileSync(join(import.meta.dirname, 'inside', file), 'utf8');
}
