import { readChances } from './read-chances';
import { failureText } from '../failure-text';
import {
  BrokenLine,
  type ChatFrame,
  type FinalFrame,
  numberOrNull,
  parseObject,
  type StreamDialect,
  textOrNull,
} from './chat-frame';

const NANOSECONDS_PER_MS = 1_000_000;

/** The stream of `/api/chat`: one JSON object a line, the last with `done: true` and durations in nanoseconds. */
export class OllamaDialect implements StreamDialect {
  readonly contentTypes = /^application\/(x-ndjson|json)\b/i;

  frame(line: string): ChatFrame {
    const value = parseObject(line);
    const error = 'error' in value ? (failureText(line) ?? 'The server reports an error without words.') : null;
    if (error !== null) return { content: '', thinking: '', error, final: null };
    const message = value['message'];
    const final = value['done'] === true ? finalFrame(value) : null;
    if (typeof message !== 'object' || message === null) {
      if (final === null) throw new BrokenLine('is no frame of a chat');
      return { content: '', thinking: '', error: null, final };
    }
    const { content, thinking } = message as Record<string, unknown>;
    const chances = readChances(value['logprobs']);
    const said = { content: textOrNull(content) ?? '', thinking: textOrNull(thinking) ?? '' };
    return { ...said, error: null, final, ...(chances.length === 0 ? {} : { chances }) };
  }

  atEnd(): null {
    return null;
  }
}

function finalFrame(value: Readonly<Record<string, unknown>>): FinalFrame {
  return {
    doneReason: textOrNull(value['done_reason']),
    totalMs: milliseconds(value['total_duration']),
    loadMs: milliseconds(value['load_duration']),
    promptMs: milliseconds(value['prompt_eval_duration']),
    generationMs: milliseconds(value['eval_duration']),
    promptTokens: numberOrNull(value['prompt_eval_count']),
    answerTokens: numberOrNull(value['eval_count']),
  };
}

function milliseconds(nanoseconds: unknown): number | null {
  const value = numberOrNull(nanoseconds);
  return value === null ? null : value / NANOSECONDS_PER_MS;
}
