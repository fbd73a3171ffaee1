import { LIMITS, TASK_TYPES, type ModelRef, type RunOptions, type TaskType, type Think } from '@assay/contracts';
import { INSTANCE_OPTIONS } from '../instance/open-instance';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';

const TEXT = { type: 'string' } as const;
const SWITCH = { type: 'boolean' } as const;

const OPTIONS = {
  ...INSTANCE_OPTIONS,
  models: TEXT,
  tasks: TEXT,
  suite: TEXT,
  types: TEXT,
  epochs: TEXT,
  judge: TEXT,
  'no-judge': SWITCH,
  server: TEXT,
  name: TEXT,
  out: TEXT,
  slots: TEXT,
  'min-score': TEXT,
  resume: TEXT,
  baseline: TEXT,
  temperature: TEXT,
  seed: TEXT,
  'num-ctx': TEXT,
  'num-predict': TEXT,
  think: TEXT,
  'time-limit-ms': TEXT,
} as const;

/** A model as it is written: tag, or tag@server. */
export interface NamedModel {
  readonly tag: string;
  readonly server: string | null;
}

/** What `assay run` shall do. */
export interface RunRequest {
  readonly line: CommandLine;
  readonly models: readonly NamedModel[];
  readonly tasksFile?: string;
  readonly suite?: string;
  readonly types?: readonly TaskType[];
  readonly epochs?: number;
  /** Absent: that of the settings; null: none. */
  readonly judge?: NamedModel | null;
  readonly server?: string;
  readonly slots?: number;
  readonly name?: string;
  readonly minScore?: number;
  /** An earlier run, or `latest`: a confirmed regression against it fails. */
  readonly baseline?: string;
  readonly resume?: string;
  readonly options: RunOptions;
}

/** Reads the arguments of `assay run`. Throws `UsageError`. */
export function readRunRequest(args: readonly string[]): RunRequest {
  const line = CommandLine.read(args, OPTIONS);
  const resume = line.run('resume');
  const models = line.list('models')?.map(namedModel) ?? [];
  if (resume === undefined && models.length === 0) throw new UsageError('assay run needs --models.');
  if (resume !== undefined && models.length > 0)
    throw new UsageError('--resume goes on with a run as it was planned; leave --models away.');
  refuseTwo(line, 'tasks', 'suite', 'types');
  if (line.text('slots') !== undefined && line.text('server') === undefined)
    throw new UsageError('--slots goes with --server.');
  return withoutUndefined({
    line,
    models,
    tasksFile: line.text('tasks'),
    suite: line.text('suite'),
    types: typesOf(line),
    epochs: line.number('epochs', { min: 1, max: LIMITS.epochs.max }),
    judge: judgeOf(line),
    server: serverOf(line),
    slots: line.number('slots', { min: 1, max: LIMITS.slots.max }),
    name: line.text('name'),
    baseline: line.run('baseline'),
    minScore: line.number('min-score', { min: 0, max: 1, whole: false }),
    resume,
    options: optionsOf(line),
  });
}

function optionsOf(line: CommandLine): RunOptions {
  return withoutUndefined({
    temperature: line.number('temperature', { min: 0, max: 2, whole: false }),
    seed: line.number('seed', { min: 0, max: 2_147_483_647 }),
    numCtx: line.number('num-ctx', LIMITS.numCtx),
    numPredict: line.number('num-predict', { min: 1, max: LIMITS.numPredict.max }),
    timeLimitMs: line.number('time-limit-ms', LIMITS.timeLimitMs),
    think: thinkOf(line),
  });
}

function thinkOf(line: CommandLine): Think | undefined {
  const text = line.oneOf('think', ['true', 'false', 'low', 'medium', 'high']);
  return text === 'true' ? true : text === 'false' ? false : text;
}

function typesOf(line: CommandLine): readonly TaskType[] | undefined {
  return line.list('types')?.map((text) => {
    const type = TASK_TYPES.find((one) => one === text);
    if (type === undefined) throw new UsageError(`--types takes ${TASK_TYPES.join(', ')}, not "${text}".`);
    return type;
  });
}

function judgeOf(line: CommandLine): NamedModel | null | undefined {
  const judge = line.text('judge');
  if (line.has('no-judge')) {
    if (judge !== undefined) throw new UsageError('--judge and --no-judge exclude each other.');
    return null;
  }
  return judge === undefined ? undefined : namedModel(judge);
}

/** The address of --server. */
export function serverOf(line: CommandLine): string | undefined {
  const url = line.text('server');
  if (url !== undefined && (!URL.canParse(url) || !/^https?:/.test(url)))
    throw new UsageError(`--server needs an http or https address, not "${url}".`);
  return url;
}

/** Reads tag, or tag@server. */
export function namedModel(text: string): NamedModel {
  const at = text.lastIndexOf('@');
  return at < 1 ? { tag: text, server: null } : { tag: text.slice(0, at), server: text.slice(at + 1) };
}

function refuseTwo(line: CommandLine, ...names: readonly string[]): void {
  const given = names.filter((name) => line.text(name) !== undefined);
  if (given.length > 1) throw new UsageError(`${given.map((name) => `--${name}`).join(' and ')} exclude each other.`);
}

/** A model as the API takes it. */
export function modelRef(model: NamedModel, serverId: string | undefined): ModelRef {
  return { model: model.tag, ...(serverId === undefined ? {} : { serverId }) };
}

type Defined<Shape> = { [Key in keyof Shape]: Exclude<Shape[Key], undefined> };

function withoutUndefined<Shape extends object>(
  shape: Shape,
): { [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key] } & Partial<Defined<Shape>> {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof withoutUndefined<Shape>
  >;
}
