import type { ModelRef, SamplingOptions, Suite, SuiteDraft } from '@assay/contracts';

/** The form of a suite: what a person has typed. */
export interface SuiteFields {
  readonly name: string;
  readonly description: string;
  readonly taskKeys: readonly string[];
  readonly epochs: number | null;
  readonly temperature: number | null;
  readonly seed: number | null;
  readonly numPredict: number | null;
  readonly judge: ModelRef | null;
}

/** What is stored; options that the form does not show stay as they were. */
export function suiteDraft(fields: SuiteFields, before: Pick<Suite, 'options'> | null): SuiteDraft {
  const { temperature: _t, seed: _s, numPredict: _n, ...others } = before?.options ?? {};
  const options: SamplingOptions = {
    ...others,
    ...(fields.temperature === null ? {} : { temperature: fields.temperature }),
    ...(fields.seed === null ? {} : { seed: fields.seed }),
    ...(fields.numPredict === null ? {} : { numPredict: fields.numPredict }),
  };
  return {
    name: fields.name.trim(),
    description: fields.description.trim() || null,
    taskKeys: fields.taskKeys,
    epochs: fields.epochs,
    options,
    judge: fields.judge,
  };
}

/** The keys with one of them a place further up. */
export function movedUp(keys: readonly string[], key: string): readonly string[] {
  const at = keys.indexOf(key);
  if (at <= 0) return keys;
  return [...keys.slice(0, at - 1), key, keys[at - 1] ?? '', ...keys.slice(at + 1)];
}
