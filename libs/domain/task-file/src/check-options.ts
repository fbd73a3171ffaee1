import { LIMITS, type SamplingOptions } from '@assay/contracts';
import type { DraftProblems } from './draft-problems';
import { Fields } from './fields';
import type { FieldPath } from './raw-task';
import { withoutAbsent } from './without-absent';

const NAMES = [
  'temperature',
  'seed',
  'numPredict',
  'think',
  'topP',
  'topK',
  'timeLimitMs',
] as const satisfies (keyof SamplingOptions)[];
const THINK = [true, false, 'low', 'medium', 'high'] as const;
const MOST = 2_147_483_647;

const RELOADS = [
  'numCtx',
  'numBatch',
  'numGpu',
  'mainGpu',
  'numThread',
  'numKeep',
  'useMmap',
  'useMlock',
  'lowVram',
  'numa',
  'shift',
  'draftNumPredict',
  'keepAlive',
];
const RELOAD_REASON =
  'A task may not set what reloads a model: it would make the server swap in the middle of a run. It belongs to the run (num_ctx, as numCtx) or to the server.';
const REASONS = Object.fromEntries(RELOADS.map((name) => [name, RELOAD_REASON]));

/** Sampling options of a task; undefined when there are none. */
export function checkOptions(value: unknown, path: FieldPath, problems: DraftProblems): SamplingOptions | undefined {
  if (value === undefined) return undefined;
  const fields = Fields.of(value, path, problems);
  if (fields === null) return undefined;
  fields.refuseUnknown(NAMES, REASONS);
  const options = withoutAbsent<SamplingOptions>({
    temperature: fields.number('temperature', 0, 2),
    seed: fields.integer('seed', 0, MOST),
    numPredict: fields.integer('numPredict', 1, LIMITS.numPredict.max),
    think: think(fields),
    topP: fields.number('topP', 0, 1),
    topK: fields.integer('topK', 0, MOST),
    timeLimitMs: fields.integer('timeLimitMs', LIMITS.timeLimitMs.min, LIMITS.timeLimitMs.max),
  });
  return Object.keys(options).length === 0 ? undefined : options;
}

function think(fields: Fields): SamplingOptions['think'] {
  const value = fields.raw('think');
  if (value === undefined) return undefined;
  return THINK.find((known) => known === value) ?? fields.refuse('think', 'Must be true, false, low, medium or high.');
}
