/** Times of one answer, ms; sent in nanoseconds. */
export interface AnswerTimes {
  readonly totalMs: number;
  readonly loadMs: number;
  readonly promptMs: number;
  readonly generationMs: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/** How one route of the server writes an answer. */
export interface FrameWriter {
  readonly streamType: string;
  /** `likely`: tokens at this place with their chances. */
  token(
    piece: { readonly content: string; readonly thinking: string },
    likely?: Readonly<Record<string, number>>,
  ): string;
  final(doneReason: string, times: AnswerTimes): string;
  /** The whole answer at once; `times` is null where the server stopped without a final frame. */
  whole(content: string, thinking: string, doneReason: string, times: AnswerTimes | null): unknown;
  error(text: string): string;
}

/** `/api/chat` and `/api/generate`. */
export class NativeFrames implements FrameWriter {
  readonly streamType = 'application/x-ndjson';

  constructor(
    private readonly model: string,
    private readonly route: 'chat' | 'generate',
  ) {}

  token(
    { content, thinking }: { readonly content: string; readonly thinking: string },
    likely?: Readonly<Record<string, number>>,
  ): string {
    const told = likely === undefined ? {} : { logprobs: [logprobs(content, likely)] };
    return this.line({ ...this.said(content, thinking), ...told, done: false });
  }

  final(doneReason: string, times: AnswerTimes): string {
    const context = this.route === 'generate' ? { context: [1, 2, 3] } : {};
    return this.line({ ...this.said('', ''), done: true, done_reason: doneReason, ...context, ...durations(times) });
  }

  whole(content: string, thinking: string, doneReason: string, times: AnswerTimes | null): unknown {
    const said = { ...this.head(), ...this.said(content, thinking) };
    return times === null
      ? { ...said, done: false }
      : { ...said, done: true, done_reason: doneReason, ...durations(times) };
  }

  /** The single frame that answers a request without messages. */
  command(reason: 'load' | 'unload'): unknown {
    return { ...this.head(), ...this.said('', ''), done: true, done_reason: reason };
  }

  error(text: string): string {
    return `${JSON.stringify({ error: text })}\n`;
  }

  private line(rest: object): string {
    return `${JSON.stringify({ ...this.head(), ...rest })}\n`;
  }

  private head() {
    return { model: this.model, created_at: new Date().toISOString().replace('Z', '000000Z') };
  }

  private said(content: string, thinking: string): object {
    const thought = thinking === '' ? {} : { thinking };
    return this.route === 'chat'
      ? { message: { role: 'assistant', content, ...thought } }
      : { response: content, ...thought };
  }
}

function logprobs(token: string, likely: Readonly<Record<string, number>>): object {
  const top = Object.entries(likely).map(([text, chance]) => ({ token: text, logprob: Math.log(chance), bytes: [] }));
  return { token, logprob: top[0]?.logprob ?? 0, bytes: [], top_logprobs: top };
}

function durations(times: AnswerTimes): object {
  return {
    total_duration: nanoseconds(times.totalMs),
    load_duration: nanoseconds(times.loadMs),
    prompt_eval_count: times.promptTokens,
    prompt_eval_duration: nanoseconds(times.promptMs),
    eval_count: times.answerTokens,
    eval_duration: nanoseconds(times.generationMs),
  };
}

function nanoseconds(ms: number): number {
  return Math.max(1, Math.round(ms * 1_000_000));
}

/** `/v1/chat/completions`. */
export class CompletionFrames implements FrameWriter {
  readonly streamType = 'text/event-stream';
  private first = true;
  private readonly id = `chatcmpl-${Math.floor(performance.now() * 1_000) % 1_000}`;

  constructor(
    private readonly model: string,
    private readonly includeUsage: boolean,
  ) {}

  token({ content, thinking }: { readonly content: string; readonly thinking: string }): string {
    const role = this.first ? { role: 'assistant' } : {};
    this.first = false;
    const reasoning = thinking === '' ? {} : { reasoning: thinking };
    return this.event({ choices: [{ index: 0, delta: { ...role, content, ...reasoning }, finish_reason: null }] });
  }

  final(doneReason: string, times: AnswerTimes): string {
    const end = this.event({ choices: [{ index: 0, delta: {}, finish_reason: doneReason }] });
    const used = this.includeUsage ? this.event({ choices: [], usage: usage(times) }) : '';
    return `${end}${used}data: [DONE]\n\n`;
  }

  whole(content: string, thinking: string, doneReason: string, times: AnswerTimes | null): unknown {
    const reasoning = thinking === '' ? {} : { reasoning: thinking };
    const choice = { index: 0, message: { role: 'assistant', content, ...reasoning }, finish_reason: doneReason };
    return { ...this.head('chat.completion'), choices: [choice], ...(times === null ? {} : { usage: usage(times) }) };
  }

  /** An error in mid-stream is swallowed by this route. */
  error(): string {
    return this.event({ choices: [{ index: 0, delta: { content: '' }, finish_reason: null }] });
  }

  private event(rest: object): string {
    return `data: ${JSON.stringify({ ...this.head('chat.completion.chunk'), ...rest })}\n\n`;
  }

  private head(object: string) {
    const created = Math.floor(Date.now() / 1_000);
    return { id: this.id, object, created, model: this.model, system_fingerprint: 'fp_ollama' };
  }
}

function usage({ promptTokens, answerTokens }: AnswerTimes): object {
  return { prompt_tokens: promptTokens, completion_tokens: answerTokens, total_tokens: promptTokens + answerTokens };
}
