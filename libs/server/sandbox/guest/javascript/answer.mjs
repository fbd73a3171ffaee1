import { ENTRY_EXPORT, readSource } from './source-forms.mjs';

const FILE = '<answer>';
const NAME = /^[A-Za-z_$][\w$]*$/;

/** The answer in this process: loaded once, then called. */
export class Answer {
  constructor(engine) {
    this.engine = engine;
    const { context, runner } = engine;
    const host = context.newObject();
    const print = engine.hostFunction('print', (text) => runner.output.add(`${text}\n`));
    context.setProp(host, 'print', print);
    const module = engine.inside('driver.js');
    this.driver = engine.call(module, 'createDriver', host);
  }

  /** Runs the first source that parses and defines the entry point, else the first that parses. Gives the reply. */
  load({ n, sources, entry }) {
    const { context } = this.engine;
    if (!NAME.test(entry)) throw new Error('The entry point is not a name.');
    const { chosen, form, problem } = this.#choose(sources, entry);
    if (form === null) return this.#say('failed', context.newString(n), problem);
    const ran = this.#run(form);
    if (ran.error) return this.#say('failed', context.newString(n), ran.error);
    const found = this.#find(form, entry, ran.value);
    return this.#say('loaded', context.newString(n), context.newNumber(chosen), found);
  }

  /** Any other request: passed on, then waited for. */
  handle(line, request) {
    const { engine } = this;
    const { context } = engine;
    const { n } = request;
    if (request.op === 'get' && request.handle === null) return this.#name(request);
    engine.call(this.driver, 'start', context.newString(line));
    const reply = engine.pump(
      () => this.#take(),
      () => this.#fireNext(),
    );
    return reply ?? this.#say('stuck', context.newString(n));
  }

  /** A test may use other names of the answer than the entry point. */
  #name({ n, name }) {
    const { context } = this.engine;
    const found = NAME.test(name) ? this.#global(name) : context.undefined;
    return this.#say('named', context.newString(n), found);
  }

  #choose(sources, entry) {
    const read = sources.map((source, chosen) => ({ chosen, ...readSource(this.engine.context, source, entry) }));
    return read.find(({ form }) => form?.defines) ?? read.find(({ form }) => form !== null) ?? read[0];
  }

  #run(form) {
    const { engine } = this;
    const { context } = engine;
    const result = context.evalCode(form.code, FILE, { type: form.type });
    engine.look();
    if (result.error) return result;
    const settled = engine.pump(
      () => settledOf(context, result.value, form.type),
      () => this.#fireNext(),
    );
    return (
      settled ?? {
        error: context.newError({ name: 'Deadlock', message: 'The program waits for something that never comes.' }),
      }
    );
  }

  #find(form, entry, namespace) {
    const { context } = this.engine;
    const places =
      form.type === 'global'
        ? [() => this.#global(entry)]
        : [ENTRY_EXPORT, entry, 'default'].map((name) => () => context.getProp(namespace, name));
    for (const place of [...places, () => this.#global(entry), () => this.#commonJs(entry)]) {
      const found = place();
      if (context.typeof(found) === 'function') return found;
    }
    return context.undefined;
  }

  /** Read once: a name may be something else each time. */
  #global(name) {
    const result = this.engine.context.evalCode(name, FILE, { type: 'global' });
    return result.error ? this.engine.context.undefined : result.value;
  }

  #commonJs(name) {
    return this.engine.call(this.driver, 'commonJs', this.engine.context.newString(name));
  }

  #take() {
    const reply = this.engine.call(this.driver, 'take');
    return this.engine.context.typeof(reply) === 'string' ? this.engine.context.getString(reply) : null;
  }

  /** What a timer's callback throws is lost, as nobody can catch it. */
  #fireNext() {
    const { error, value } = this.engine.callFreely(this.driver, 'fireNext');
    return error !== undefined || this.engine.context.dump(value) === true;
  }

  #say(name, ...args) {
    const reply = this.engine.call(this.driver, name, ...args);
    return this.engine.context.getString(reply);
  }
}

/** A script is done when it has run; a module when its promise is. */
function settledOf(context, value, type) {
  if (type === 'global') return { value };
  const state = context.getPromiseState(value);
  if (state.type === 'pending') return null;
  return state.type === 'rejected' ? { error: state.error } : { value: state.value };
}
