// Holds values against JSON Schemas, one request after another, until stdin is closed. A process of its own: a schema can be made to take
// any amount of memory and time, and the code that is generated from it runs here and nowhere else.
import { createRequire } from 'node:module';
import { Channel } from '../channel.mjs';
import { FORMATS } from './formats.mjs';

const { packages } = JSON.parse(process.argv[2]);
const require = createRequire(`${packages}/assay.cjs`);
const { RE2JS } = require('re2js');

/** Schemas whose code is kept. */
const MOST_KEPT = 50;

const channel = new Channel();
const kept = new Map();

/** The patterns of a schema, with an engine of linear cost. */
function linear(pattern) {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  // The generator of code keeps patterns apart by their text.
  return { test: (text) => compiled.test(text), toString: () => `linear ${pattern}` };
}
linear.code = 'linear';

const OPTIONS = {
  strict: false,
  allErrors: false,
  addUsedSchema: false,
  logger: false,
  formats: FORMATS,
  code: { regExp: linear },
};

/** Tuples, `definitions` and the like are read as in the draft that the schema names; without a name as in 2020-12. */
function dialectOf({ $schema }) {
  if (typeof $schema !== 'string' || $schema.includes('2020-12')) return require('ajv/dist/2020.js');
  return $schema.includes('2019-09') ? require('ajv/dist/2019.js') : require('ajv');
}

/** The dialect is chosen: its name is not looked up again. */
function withoutDialect(schema) {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema'));
}

function compiled(schema) {
  const key = JSON.stringify(schema);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const Ajv = dialectOf(schema).default;
  const validate = new Ajv(OPTIONS).compile(withoutDialect(schema));
  kept.set(key, validate);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return validate;
}

function check({ schema, value }) {
  let validate;
  try {
    validate = compiled(schema);
  } catch (error) {
    return { broken: String(error?.message ?? error) };
  }
  if (validate(value)) return { valid: true };
  const [error] = validate.errors;
  return { valid: false, at: error.instancePath, message: said(error) };
}

/** What is wrong, with the name or the values that are meant. */
function said({ keyword, message = 'does not fit', params }) {
  if (keyword === 'additionalProperties') return `must not have the property "${params.additionalProperty}"`;
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params.allowedValues)}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  return message;
}

channel.write({ ready: true });
for (let line = channel.readLine(); line !== null; line = channel.readLine()) {
  const request = JSON.parse(line);
  channel.write({ guest: JSON.stringify({ n: request.n, ...check(request) }) });
}
