import type { JsonObject } from '@assay/contracts';
import { isRecord, type Fields } from '../fields';
import { jsonFault, toJson } from '../json-payload';
import { titleOf } from './prompts';
import type { PublicFormat } from './public-format';
import { hasFields, requiredId, requiredText, requiredTexts } from './record-fields';
import { sourceKey } from './task-key';

/** Prompts with constraints that a program can check: `{key, prompt, instruction_id_list, kwargs}`. Checks that we do not know are kept: such a task stays unscored and says why. */
export const ifeval: PublicFormat = {
  name: 'ifeval',
  looksLike: (value) => hasFields(value, 'prompt', 'instruction_id_list'),
  toTask(fields) {
    const id = requiredId(fields, 'key');
    const prompt = requiredText(fields, 'prompt');
    const ids = requiredTexts(fields, 'instruction_id_list');
    if (id === undefined || prompt === undefined || ids === undefined) return undefined;
    const instructions = withKwargs(ids, fields);
    if (instructions === undefined) return undefined;
    return {
      key: sourceKey('ifeval', id),
      taskType: 'general_chat',
      category: 'instruction following',
      title: titleOf(prompt),
      taskDescription: prompt,
      expectedOutput: '',
      evaluationCriteria: { scorers: [{ type: 'instructions', instructions }] },
      tags: ['ifeval', ...new Set(ids.map((one) => one.split(':')[0] ?? one))],
      source: 'IFEval, github.com/google-research/google-research/tree/master/instruction_following_eval',
      licence: 'CC-BY-4.0',
    };
  },
};

/** Each check with its arguments. Copies of the data fill `kwargs` with nulls for every argument that exists: those are dropped. */
function withKwargs(ids: readonly string[], fields: Fields): readonly JsonObject[] | undefined {
  const all: unknown = fields.raw('kwargs') ?? [];
  if (!Array.isArray(all) || all.some((one) => one !== null && !isRecord(one)))
    return fields.refuse('kwargs', 'Must be a list with an object for each instruction.');
  if (all.length > 0 && all.length !== ids.length)
    return fields.refuse(
      'kwargs',
      `Must have one object for each of the ${ids.length} instructions; it has ${all.length}.`,
    );
  const fault = jsonFault(all);
  if (fault !== null) return fields.refuse('kwargs', fault);
  return ids.map((id, at) => {
    const given = Object.entries((all[at] ?? {}) as Readonly<Record<string, unknown>>);
    const kwargs = Object.fromEntries(
      given.filter(([, value]) => value !== null).map(([name, value]) => [name, toJson(value)]),
    );
    return { id, kwargs };
  });
}
