import { count, fields, list, text } from './fields';
import type { Dialect, FinalFrame, Frame } from './wire';

/** A line that is no event of a completion. */
class BrokenLine extends Error {
  override readonly name = 'BrokenLine';
}

/**
 * The stream of `/v1/chat/completions`: events of one line each. The reason to stop, the usage and llama.cpp's `timings` come in events
 * of their own before `[DONE]`; a stream that breaks off before the reason has no end.
 */
export class OpenAiDialect implements Dialect {
  readonly contentTypes = /^text\/event-stream\b/i;
  private finishReason: string | null = null;
  private usage: Readonly<Record<string, unknown>> = {};
  private timings: Readonly<Record<string, unknown>> = {};

  frame(line: string): Frame | null {
    const data = /^data:\s*(.*)$/.exec(line)?.[1];
    if (data === undefined) return null;
    if (data === '[DONE]') return { content: '', thinking: '', error: null, final: this.atEnd() };
    const event = parse(data);
    if (event['error'] !== undefined && event['error'] !== null) return failed(event['error']);
    if (event['usage']) this.usage = fields(event['usage']);
    if (event['timings']) this.timings = fields(event['timings']);
    const choice = fields(list(event['choices'])[0]);
    this.finishReason = text(choice['finish_reason']) ?? this.finishReason;
    const delta = fields(choice['delta']);
    const thinking = text(delta['reasoning_content']) ?? text(delta['reasoning']) ?? '';
    return { content: text(delta['content']) ?? '', thinking, error: null, final: null };
  }

  atEnd(): FinalFrame | null {
    if (this.finishReason === null) return null;
    const { usage, timings } = this;
    const [read, cached] = [count(timings['prompt_n']), count(timings['cache_n'])];
    return {
      doneReason: this.finishReason,
      totalMs: null,
      loadMs: null,
      promptMs: count(timings['prompt_ms']),
      generationMs: count(timings['predicted_ms']),
      promptTokens: count(usage['prompt_tokens']) ?? (read === null ? null : read + (cached ?? 0)),
      answerTokens: count(usage['completion_tokens']) ?? count(timings['predicted_n']),
      cachedTokens: cached ?? count(fields(usage['prompt_tokens_details'])['cached_tokens']),
    };
  }
}

function failed(error: unknown): Frame {
  const words = text(error) ?? text(fields(error)['message']) ?? 'The server reports an error without words.';
  return { content: '', thinking: '', error: words, final: null };
}

function parse(data: string): Readonly<Record<string, unknown>> {
  try {
    return fields(JSON.parse(data));
  } catch (error) {
    throw new BrokenLine('is not JSON', { cause: error });
  }
}
