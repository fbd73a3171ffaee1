import type { TokenChances } from '@assay/domain/run';
import { numberOrNull, textOrNull } from './chat-frame';

/** Of one line so many tokens are read, and of one place so many likely ones. */
const TOKENS = 64;
const LIKELY = 20;

/** Reads `logprobs` of a line; whatever is not of that form is left out, as it is no part of the answer. */
export function readChances(value: unknown): TokenChances[] {
  return listOf(value, TOKENS).flatMap((entry) => {
    const token = textOrNull(entry['token']);
    if (token === null) return [];
    const top = listOf(entry['top_logprobs'], LIKELY).flatMap((likely) => chanceOf(likely));
    return [{ token, top: top.length > 0 ? top : chanceOf(entry) }];
  });
}

function chanceOf(entry: Readonly<Record<string, unknown>>): { readonly token: string; readonly logprob: number }[] {
  const token = textOrNull(entry['token']);
  const logprob = numberOrNull(entry['logprob']);
  return token === null || logprob === null || logprob > 0 ? [] : [{ token, logprob }];
}

function listOf(value: unknown, most: number): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, most).flatMap((one: unknown) => (typeof one === 'object' && one !== null ? [{ ...one }] : []));
}
