import { isRecord, type Fields } from '../fields';
import { asksForCode, fenced } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredId, requiredText } from './record-fields';
import { sourceKey } from './task-key';

/** HumanEval+ and MBPP+: `{task_id, prompt, entry_point, canonical_solution, base_input, plus_input, atol}`. What must come is what the task's own solution gives. */
export const evalplus: PublicFormat = {
  name: 'evalplus',
  looksLike: (value) => hasFields(value, 'task_id', 'prompt', 'entry_point', 'canonical_solution', 'base_input'),
  toTask(fields) {
    const id = requiredId(fields, 'task_id');
    const prompt = requiredText(fields, 'prompt');
    const entryPoint = requiredText(fields, 'entry_point');
    const solution = requiredText(fields, 'canonical_solution');
    if (id === undefined || prompt === undefined || entryPoint === undefined || solution === undefined)
      return undefined;
    const inputs = inputsOf(fields);
    if (inputs === undefined) return undefined;
    const whole = `${prompt}${solution}`;
    const test = oracleTest({ whole, entryPoint, inputs, tolerance: fields.number('atol', 0, 1) ?? 0 });
    return {
      key: sourceKey('evalplus', id),
      taskType: 'code_generation',
      category: 'functions',
      title: `${id}: ${entryPoint}`,
      taskDescription: asksForCode('Write this Python function.', 'python', { says: 'It begins so:', code: prompt }),
      expectedOutput: whole,
      evaluationCriteria: { scorers: [{ type: 'code_tests', language: 'python', entryPoint, test }] },
      tags: ['evalplus', 'python'],
      mustPass: [fenced('python', whole)],
      source: 'EvalPlus, github.com/evalplus/evalplus',
      licence: 'Apache-2.0',
    };
  },
};

function inputsOf(fields: Fields): readonly unknown[] | undefined {
  const lists = ['base_input', 'plus_input'].map((name) => listOf(fields.raw(name)));
  const inputs = lists.every(Array.isArray) ? (lists as unknown[][]).flat() : [];
  if (inputs.length > 0 && inputs.every(Array.isArray)) return inputs;
  return fields.refuse('base_input', 'Must be a list of argument lists.');
}

/** The releases write no inputs as `{}`. */
function listOf(value: unknown): unknown {
  return value === undefined || value === null || (isRecord(value) && Object.keys(value).length === 0) ? [] : value;
}

interface Oracle {
  readonly whole: string;
  readonly entryPoint: string;
  readonly inputs: readonly unknown[];
  readonly tolerance: number;
}

/**
 * A script that holds the answer against the solution of the task, input by input. An input on which the solution itself fails is passed
 * over, and so is one whose result is larger than the sandbox hands over.
 */
function oracleTest({ whole, entryPoint, inputs, tolerance }: Oracle): string {
  // What comes out of a set, unsorted, has no order: the next process gives another one.
  const ordered = !/\bset\(/.test(whole) || /\bsorted\(|\.sort\(/.test(whole);
  return `import copy

_own = {}
exec(compile(${pythonText(whole)}, "<solution>", "exec"), _own)

def _same(got, wanted):
    if isinstance(wanted, float) or isinstance(got, float):
        try:
            return got == wanted or abs(got - wanted) <= max(${tolerance}, 1e-6 * abs(wanted)) or (got != got and wanted != wanted)
        except TypeError:
            return False
    if isinstance(wanted, (list, tuple)) and isinstance(got, (list, tuple)):
        if not ${ordered ? 'True' : 'False'}:
            got, wanted = sorted(got, key=repr), sorted(wanted, key=repr)
        return len(got) == len(wanted) and all(_same(a, b) for a, b in zip(got, wanted))
    if isinstance(wanted, dict) and isinstance(got, dict):
        return wanted.keys() == got.keys() and all(_same(got[key], wanted[key]) for key in wanted)
    return got == wanted

def _small(value, most=100000):
    parts = [value]
    for part in parts:
        if isinstance(part, (str, bytes)) and len(part) > most * 10 or isinstance(part, int) and part.bit_length() > most:
            return False
        if isinstance(part, dict):
            parts.extend(part.keys())
            parts.extend(part.values())
        elif isinstance(part, (list, tuple, set, frozenset)):
            parts.extend(part)
        if len(parts) > most:
            return False
    return True

def _deep(value):
    return tuple(_deep(part) for part in value) if isinstance(value, list) else value

# JSON has no tuples: where the solution cannot do with lists, it gets tuples, outermost first.
_forms = (
    lambda args: args,
    lambda args: [tuple(arg) if isinstance(arg, list) else arg for arg in args],
    lambda args: [_deep(arg) for arg in args],
)

for _given in ${pythonValue(inputs)}:
    for _form in _forms:
        _args = _form(_given)
        try:
            _wanted = _own[${pythonText(entryPoint)}](*copy.deepcopy(_args))
            break
        except Exception:
            continue
    else:
        continue
    if not _small(_wanted):
        continue
    assert _same(${entryPoint}(*copy.deepcopy(_args)), _wanted), "another result than the solution of the task"
`;
}

/** A JSON value as a Python literal. */
function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return pythonText(value);
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  if (!isRecord(value)) return 'None';
  return `{${Object.entries(value)
    .map(([key, part]) => `${pythonText(key)}: ${pythonValue(part)}`)
    .join(', ')}}`;
}

/** A text as a Python literal: JSON strings are ones, but for signs outside of the basic plane. */
function pythonText(text: string): string {
  const units = JSON.stringify(text);
  return units.replace(
    /[\ud800-\udbff][\udc00-\udfff]/g,
    (pair) => `\\U${(pair.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
}
