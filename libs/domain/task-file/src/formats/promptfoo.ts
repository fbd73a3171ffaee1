import { LIMITS } from '@assay/contracts';
import { isRecord, type Fields } from '../fields';
import type { RawTask } from '../raw-task';
import { inside } from './bbh';
import { readConversation } from './conversation';
import { titleOf } from './prompts';
import type { PublicFormat } from './public-format';
import { readAssertions } from './promptfoo-asserts';
import { csvTest } from './promptfoo-csv';
import { combinations, fillTemplate, type Vars } from './promptfoo-template';
import { hasFields } from './record-fields';
import { contentKey } from './task-key';

/** A promptfoo configuration (`prompts`, `tests`), or its tests as CSV with a column `__expected`. */
export const promptfoo: PublicFormat = {
  name: 'promptfoo',
  keyedByContent: true,
  looksLike: (value) =>
    hasFields(value, 'prompts', 'tests') || hasFields(value, '__expected') || hasFields(value, '__expected1'),
  records: (raw) => (hasFields(raw.value, 'prompts', 'tests') ? testsOf(raw) : [csvTest(raw)]),
  toTask(fields) {
    const prompt = readPrompt(fields);
    if (prompt === undefined) return undefined;
    const vars = varsOf(fields);
    const asserts = fields.raw('assert') ?? [];
    if (!Array.isArray(asserts) || asserts.length === 0)
      return fields.refuse('assert', 'A test without assertions cannot be scored.');
    const read = readAssertions(asserts, vars);
    if ('problem' in read) return fields.refuse('assert', `[${read.at}] ${read.problem}`);
    const { question, ...before } = prompt;
    const threshold = fields.number('threshold', 0, 1);
    return {
      key: contentKey('promptfoo', JSON.stringify(prompt)),
      taskType: 'general_chat',
      category: 'promptfoo',
      title: titleOf(fields.text('description') ?? question),
      taskDescription: question,
      ...before,
      expectedOutput: read.expected,
      evaluationCriteria: { ...(threshold === undefined ? {} : { passThreshold: threshold }), ...read.criteria },
      tags: ['promptfoo'],
      source: 'promptfoo configuration',
    };
  },
};

function varsOf(fields: Fields): Vars {
  const vars = fields.raw('vars');
  return isRecord(vars) ? vars : {};
}

/** The prompt with its variables; JSON with messages is a conversation. */
function readPrompt(fields: Fields) {
  const value = fields.raw('prompt');
  if (typeof value !== 'string') return readConversation(fields, 'prompt');
  if (/^(?:file|https?):\/\//.test(value))
    return fields.refuse('prompt', `It is in another file (${value}); write it out.`);
  const filled = fillTemplate(value, varsOf(fields));
  if ('problem' in filled) return fields.refuse('prompt', filled.problem);
  if (filled.text.trim() === '') return fields.refuse('prompt', 'Must not be empty.');
  return { question: filled.text };
}

/** Each test with each prompt and each combination of variables. */
function testsOf(raw: RawTask): readonly RawTask[] {
  if (!isRecord(raw.value)) return [raw];
  const { tests, prompts, defaultTest } = raw.value;
  if (!Array.isArray(tests) || !Array.isArray(prompts)) return [raw];
  const records: RawTask[] = [];
  for (const [no, test] of tests.entries()) {
    for (const prompt of prompts.map(textOfPrompt)) {
      for (const value of withDefaults(test, defaultTest, prompt)) {
        if (records.length > LIMITS.importDocumentTasks) return records;
        records.push(inside(raw, ['tests', no], value));
      }
    }
  }
  return records;
}

function textOfPrompt(prompt: unknown): unknown {
  return isRecord(prompt) ? (prompt['raw'] ?? prompt['content'] ?? prompt) : prompt;
}

function withDefaults(test: unknown, defaults: unknown, prompt: unknown): readonly unknown[] {
  if (!isRecord(test)) return [{ prompt, vars: test }];
  const base = isRecord(defaults) ? defaults : {};
  const vars = { ...asVars(base['vars']), ...asVars(test['vars']) };
  const assert = [...asList(base['assert']), ...asList(test['assert'])];
  return combinations(vars).map((each) => ({ ...test, prompt, vars: each, assert }));
}

function asVars(value: unknown): Vars {
  return isRecord(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
