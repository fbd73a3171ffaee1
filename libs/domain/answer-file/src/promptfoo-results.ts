import { RowRefused } from '@assay/domain/score-file';
import type { RawAnswer } from './raw-answer';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a JSON document is what promptfoo writes with `--output results.json`. */
export function isPromptfooResults(document: unknown): boolean {
  return listOf(document) !== null;
}

/** Its answers; `line` counts results from 1. A result without output, as after an error of the provider, is missing. Throws `RowRefused`. */
export function promptfooAnswers(document: unknown): readonly RawAnswer[] {
  return (listOf(document) ?? []).map((result, at) => {
    const line = at + 1;
    const prompt = textOf(isFields(result['prompt']) ? result['prompt']['raw'] : result['prompt']);
    if (prompt === null) throw new RowRefused(line, 'the result has no prompt.raw.');
    const response = isFields(result['response']) ? result['response'] : {};
    const latency = result['latencyMs'];
    return {
      line,
      task: { prompt },
      model: modelOf(result, line),
      epoch: null,
      output: outputOf(response['output']),
      thinking: null,
      durationMs: typeof latency === 'number' && latency >= 0 ? latency : null,
    };
  });
}

/** The results, in the document itself (`results`) or one level below. */
function listOf(document: unknown): readonly Fields[] | null {
  const outer = isFields(document) ? document['results'] : null;
  const list = isFields(outer) ? outer['results'] : outer;
  return Array.isArray(list) && list.length > 0 && list.every((one) => isFields(one) && 'prompt' in one) ? list : null;
}

function modelOf(result: Fields, line: number): string {
  const { provider } = result;
  const name = isFields(provider) ? (textOf(provider['label']) ?? textOf(provider['id'])) : textOf(provider);
  if (name === null) throw new RowRefused(line, 'the result does not say its provider.');
  return name;
}

function outputOf(output: unknown): string | null {
  if (output === undefined || output === null) return null;
  return typeof output === 'string' ? output : JSON.stringify(output);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
