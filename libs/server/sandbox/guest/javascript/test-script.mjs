const FILE = '<test>';
const NAME = /^[A-Za-z_$][\w$]*$/;

/** A test script of a task's author in this process; what it calls is elsewhere. */
export class TestScript {
  constructor(engine) {
    this.engine = engine;
    const { context, runner } = engine;
    const host = context.newObject();
    context.setProp(
      host,
      'print',
      engine.hostFunction('print', (text) => runner.output.add(`${text}\n`)),
    );
    context.setProp(
      host,
      'rpc',
      engine.hostFunction('rpc', (text) => {
        runner.say(text);
        return runner.nextLine();
      }),
    );
    this.tester = engine.call(engine.inside('tester.js'), 'createTester', host);
  }

  /** Runs the script to its end; gives the reply. */
  run({ n, test, entry }) {
    const { engine } = this;
    const { context } = engine;
    if (!NAME.test(entry)) throw new Error('The entry point is not a name.');
    context.setProp(context.global, entry, engine.call(this.tester, 'remote', context.newString(n)));
    const type = ['global', 'module'].find((each) => this.#problemOf(test, each) === null);
    if (type === undefined) return this.#reply(n, 'broken', this.#problemOf(test, 'global'));
    const result = context.evalCode(test, FILE, { type });
    engine.look();
    const thrown = result.error ?? this.#waitFor(result.value, type) ?? this.#callCheck(entry);
    return this.#reply(n, 'outcome', thrown ?? context.null);
  }

  #problemOf(code, type) {
    return this.engine.context.evalCode(code, FILE, { type, compileOnly: true }).error ?? null;
  }

  /** Null, or what the script threw later. */
  #waitFor(value, type) {
    const { engine } = this;
    const { context } = engine;
    const settled = engine.pump(
      () => (type === 'module' ? rejectionOf(context, value) : null),
      () => this.#fireNext(),
    );
    return settled?.error ?? null;
  }

  /** A script may only define `check(candidate)`: it is called here. */
  #callCheck(entry) {
    const { engine } = this;
    const { context } = engine;
    const { error, value } = engine.callFreely(this.tester, 'check', context.getProp(context.global, entry));
    return error ?? this.#waitFor(value, 'global');
  }

  #fireNext() {
    const { error, value } = this.engine.callFreely(this.tester, 'fireNext');
    return error !== undefined || this.engine.context.dump(value) === true;
  }

  #reply(n, name, about) {
    const body = this.engine.context.getString(this.engine.call(this.tester, name, about));
    return `{"n":${JSON.stringify(n)},${body}}`;
  }
}

function rejectionOf(context, value) {
  const state = context.getPromiseState(value);
  if (state.type === 'pending') return null;
  return state.type === 'rejected' ? { error: state.error } : { error: null };
}
