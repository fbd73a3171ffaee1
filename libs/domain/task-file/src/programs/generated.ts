import type { JsonValue } from '@assay/contracts';
import { plainFromTyped, typedFromPlain, type CallOutcome } from '@assay/domain/run';
import type { DraftProblem } from '../draft-problems';
import { camelCase, snakeCase, spell } from '../field-spelling';
import { isRecord } from '../fields';
import { programOfFile, type ProgramContext, type ProgramText } from './program-sources';

const MOST_SEEDS = 100;
const FIELDS = ['language', 'program', 'file', 'seeds'];

type Fields = Readonly<Record<string, unknown>>;
type Made = { readonly value: Fields; readonly problems: readonly DraftProblem[] };

/**
 * Runs `generate(seed)` of a task's generator once for each seed, and puts the instances in its place: all of them as variants, the first
 * also as the task's own description and expected output.
 */
export async function generated(task: Fields, context: ProgramContext): Promise<Made> {
  const { generator, ...rest } = task;
  const fail = (field: string | null, message: string): Made => {
    const path = field === null ? ['generator'] : ['generator', field];
    return { value: task, problems: [{ path, message }] };
  };
  const read = readGenerator(generator);
  if (typeof read === 'string') return fail(null, read);
  if (Array.isArray(rest['variants']) && rest['variants'].length > 0) {
    return fail(null, 'A task has either variants or a generator.');
  }
  const text = read.file === undefined ? { program: read.program } : await programOfFile(read.file, context.sources);
  if (!hasProgram(text)) return fail('file', text.problem);
  const instances = await instancesOf(text.program, read.seeds, context);
  return typeof instances === 'string'
    ? fail(null, instances)
    : { value: taskOf(rest, instances, context), problems: [] };
}

interface Generator {
  readonly program: string;
  readonly file: unknown;
  readonly seeds: readonly JsonValue[];
}

/** A generator, or what is wrong with it. */
function readGenerator(value: unknown): Generator | string {
  if (!isRecord(value)) return 'Must be an object with program (or file) and seeds.';
  const unknown = Object.keys(value).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) return `The field ${unknown} is not known; known are ${FIELDS.join(', ')}.`;
  const { language = 'javascript', program, file, seeds } = value as { readonly [name: string]: unknown };
  if (language !== 'javascript') return 'The language of a generator is javascript.';
  if ((program === undefined) === (file === undefined)) return 'Needs either a program or a file.';
  if (program !== undefined && typeof program !== 'string') return 'The program must be a text.';
  if (!Array.isArray(seeds) || seeds.length === 0) return 'Needs seeds, a list of at least one number or text.';
  if (seeds.length > MOST_SEEDS) return `May have at most ${MOST_SEEDS} seeds.`;
  if (!seeds.every(isSeed)) return 'Every seed must be a whole number or a text.';
  if (new Set(seeds).size < seeds.length) return 'Two seeds are the same.';
  return { program: program ?? '', file, seeds };
}

function isSeed(value: unknown): value is string | number {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function hasProgram(text: ProgramText): text is { readonly program: string } {
  return 'program' in text;
}

/** What `generate` gives for each seed, or why it gives nothing, as a sentence. */
async function instancesOf(
  program: string,
  seeds: readonly JsonValue[],
  { sandbox }: ProgramContext,
): Promise<readonly Fields[] | string> {
  const candidate = { language: 'javascript', entryPoint: 'generate', sources: [program] } as const;
  const run = await sandbox.runCases(
    candidate,
    seeds.map((seed) => ({ args: [typedFromPlain(seed)] })),
  );
  if (run.problem !== null) return `The generator did not run: ${run.problem.reason}`;
  const instances: Fields[] = [];
  for (const [no, call] of run.calls.entries()) {
    const instance = instanceOf(call);
    if (typeof instance === 'string') return `generate(${JSON.stringify(seeds[no])}) ${instance}`;
    instances.push(instance);
  }
  return instances;
}

function instanceOf(call: CallOutcome): Fields | string {
  if (call.kind === 'not_run') return 'was not reached: the ones before took all the time.';
  if (call.kind === 'problem') return `failed: ${call.problem.reason}`;
  const value = plainFromTyped(call.value);
  return isRecord(value) ? value : 'gave no object with task_description and expected_output.';
}

/** Programs write names like files or like the API; the task around them decides. */
function taskOf(task: Fields, instances: readonly Fields[], { spelling }: ProgramContext): Fields {
  const written = (name: string): string => (spelling === 'snake' ? snakeCase(name) : camelCase(name));
  const variants = instances.map((each) =>
    Object.fromEntries(Object.entries(each).map(([name, value]) => [written(name), value])),
  );
  const [first = {}] = variants;
  const names = ['taskDescription', 'expectedOutput', 'mustPass', 'mustFail'].map((name) => spell(name, spelling));
  const own = Object.fromEntries(names.filter((name) => name in first).map((name) => [name, first[name]]));
  return { ...own, ...withoutEmpty(task, names), variants };
}

/** What the author wrote himself stays: a description for people may be another than that of the first instance. */
function withoutEmpty(task: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(task).filter(([name, value]) => !names.includes(name) || value !== null));
}
