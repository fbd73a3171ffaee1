// The part of Node's assert module that tests use.
import { shown } from './console.js';
import { isDeepEqual } from './deep-equal.js';

/** A check of a test that did not hold. */
export class AssertionError extends Error {
  name = 'AssertionError';
  code = 'ERR_ASSERTION';
}

/** An assert module; `failed(error)` hears of every check that does not hold, before it is thrown. */
export function createAssert(failed = () => undefined) {
  const check = (held, message, said) => {
    if (held) return;
    if (message instanceof Error) throw message;
    const error = new AssertionError(message ?? said);
    failed(error);
    throw error;
  };
  const compared = (same, word) => (actual, expected, message) =>
    check(same(actual, expected), message, `${shown(actual)} is not ${word} ${shown(expected)}`);
  const negated = (same) => (a, b) => !same(a, b);
  const loose = (a, b) => a == b || (a !== a && b !== b);
  const looseDeep = (a, b) => isDeepEqual(a, b, false);
  const strictDeep = (a, b) => isDeepEqual(a, b, true);
  const assert = (value, message) => check(value, message, `${shown(value)} is not true`);
  Object.assign(assert, {
    ok: assert,
    equal: compared(loose, 'equal to'),
    notEqual: compared(negated(loose), 'other than'),
    strictEqual: compared(Object.is, 'the same as'),
    notStrictEqual: compared(negated(Object.is), 'other than'),
    deepEqual: compared(looseDeep, 'deeply equal to'),
    notDeepEqual: compared(negated(looseDeep), 'deeply other than'),
    deepStrictEqual: compared(strictDeep, 'deeply equal to'),
    notDeepStrictEqual: compared(negated(strictDeep), 'deeply other than'),
    match: (text, pattern, message) => check(pattern.test(text), message, `${shown(text)} does not match ${pattern}`),
    doesNotMatch: (text, pattern, message) => check(!pattern.test(text), message, `${shown(text)} matches ${pattern}`),
    fail: (message) => check(false, message, 'failed'),
    throws: (work, expected, message) => check(throwsAs(work, expected), message, 'nothing fitting was thrown'),
    doesNotThrow: (work) => void work(),
    rejects: async (work, expected, message) =>
      check(await rejectsAs(work, expected), message, 'nothing fitting was rejected'),
    AssertionError,
  });
  assert.strict = assert;
  return assert;
}

function throwsAs(work, expected) {
  try {
    work();
  } catch (thrown) {
    return fits(thrown, expected);
  }
  return false;
}

async function rejectsAs(work, expected) {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (thrown) {
    return fits(thrown, expected);
  }
  return false;
}

function fits(thrown, expected) {
  if (expected === undefined || typeof expected === 'string') return true;
  if (expected instanceof RegExp) return expected.test(String(thrown));
  if (typeof expected !== 'function')
    return Object.keys(expected).every((key) => isDeepEqual(thrown[key], expected[key], true));
  const isClass = expected.prototype !== undefined && thrown instanceof expected;
  return isClass || thrown?.name === expected.name || (!isError(expected) && expected(thrown) === true);
}

function isError(expected) {
  return expected === Error || expected.prototype instanceof Error;
}
