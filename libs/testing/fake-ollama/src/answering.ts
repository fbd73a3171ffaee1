import type { AnswerScript, FakeAnswer, Fault } from './answer-script';
import type { ServedFake } from './fake-model';
import type { FakeTime } from './fake-time';
import { applyEarly } from './faults';
import { CompletionFrames, NativeFrames } from './frames';
import { generate } from './generation';
import type { Exchange } from './http-exchange';
import { runnerProfile, wrongOption } from './option-types';
import type { ParsedChat } from './parsed-chat';
import type { Runner } from './runner';
import { ClientLeft, LoadFailed, QueueFull, type Scheduler } from './scheduler';
import { countTokens } from './tokens';

const DEFAULT_NUM_CTX = 4_096;
/** Tokens of the template around each message. */
const PER_MESSAGE = 4;
/** An open end is this many contexts long. */
const CONTEXTS = 10;
const TOO_LONG =
  'the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length';

export interface AnsweringOptions {
  readonly scheduler: Scheduler;
  readonly time: FakeTime;
  readonly find: (name: string) => ServedFake | undefined;
  readonly answer: () => AnswerScript;
}

/** One chat from its arrival to its last byte. */
interface Visit {
  readonly exchange: Exchange;
  readonly chat: ParsedChat;
  readonly model: ServedFake;
  readonly numCtx: number;
  readonly thinks: boolean;
  readonly fault: Fault | null;
  readonly startedAt: number;
}

/** Serves `/api/chat`, `/api/generate` and `/v1/chat/completions`. */
export class Answering {
  private count = 0;

  constructor(private readonly options: AnsweringOptions) {}

  async serve(exchange: Exchange, chat: ParsedChat, fault: Fault | null): Promise<void> {
    const startedAt = performance.now();
    const model = this.options.find(chat.model);
    const refusal = refuse(chat, model);
    if (refusal !== null || !model) return sendError(exchange, chat, refusal?.status ?? 404, refusal?.text ?? '');
    if (chat.messages.length === 0 && chat.keepMs === 0) return this.unload(exchange, chat, model);
    const numCtx = Math.min(numberOf(chat.options['num_ctx'], DEFAULT_NUM_CTX), model.contextLength);
    const thinks = model.capabilities.includes('thinking') && chat.think !== false;
    const visit: Visit = { exchange, chat, model, numCtx, thinks, fault, startedAt };
    const runner = await this.runnerFor(visit);
    if (!runner) return;
    try {
      await this.withRunner(visit, runner);
    } finally {
      this.options.scheduler.release(runner);
    }
  }

  private async unload(exchange: Exchange, chat: ParsedChat, model: ServedFake): Promise<void> {
    const runner = this.options.scheduler.loaded.get(model.weights);
    exchange.json(200, new NativeFrames(chat.model, 'chat').command('unload'));
    if (!runner) return;
    await runner.ready;
    if (!runner.gone) this.options.scheduler.expire(runner);
  }

  private async runnerFor({ exchange, chat, model, numCtx, fault }: Visit): Promise<Runner | null> {
    try {
      return await this.options.scheduler.acquire({
        model,
        numCtx,
        profile: runnerProfile(chat.options, numCtx, chat.shift),
        keepMs: chat.keepMs,
        left: exchange.left,
        loadError: fault?.kind === 'load_fails' ? fault.text : null,
        onPhase: (phase) => exchange.phase(phase),
      });
    } catch (error) {
      if (error instanceof QueueFull) sendError(exchange, chat, 503, error.message);
      else if (error instanceof LoadFailed) sendError(exchange, chat, 500, error.message);
      else if (!(error instanceof ClientLeft)) throw error;
      return null;
    }
  }

  private async withRunner(visit: Visit, runner: Runner): Promise<void> {
    const { exchange, chat, startedAt } = visit;
    const loadMs = performance.now() - startedAt;
    if (chat.messages.length === 0) {
      return exchange.json(
        200,
        new NativeFrames(chat.model, chat.route === 'generate' ? 'generate' : 'chat').command('load'),
      );
    }
    exchange.phase('waiting');
    if (!(await runner.takeSlot(exchange.left))) return;
    const prompt = fitPrompt(visit);
    if ('error' in prompt) {
      sendError(exchange, chat, 400, prompt.error, 'application/json');
      return runner.freeSlot();
    }
    await this.answer(visit, runner, prompt.tokens, loadMs);
  }

  /** Holds the slot; a client that leaves while its prompt is read does not free it before that is over. */
  private async answer(visit: Visit, runner: Runner, promptTokens: number, loadMs: number): Promise<void> {
    const { exchange, chat } = visit;
    const said = this.options.answer()({
      model: chat.model,
      messages: chat.messages,
      options: chat.options,
      format: chat.format,
      thinks: visit.thinks,
      index: this.count++,
    });
    const answer: FakeAnswer = typeof said === 'string' ? { text: said } : said;
    const begun = performance.now();
    exchange.phase('prefill');
    const prefill = this.options.time.sleep(answer.promptMs ?? prefillMs(visit, runner, promptTokens));
    void prefill.then(() => exchange.left.aborted && runner.freeSlot());
    await Promise.race([prefill, exchange.gone()]);
    if (exchange.left.aborted) return;
    try {
      const promptMs = performance.now() - begun;
      await this.send(visit, runner, answer, { startedAt: visit.startedAt, loadMs, promptMs, promptTokens });
    } finally {
      runner.freeSlot();
    }
  }

  private async send(
    visit: Visit,
    runner: Runner,
    answer: FakeAnswer,
    before: {
      readonly startedAt: number;
      readonly loadMs: number;
      readonly promptMs: number;
      readonly promptTokens: number;
    },
  ): Promise<void> {
    const { exchange, chat, model, numCtx, thinks } = visit;
    const fault = visit.fault ?? answer.fault ?? null;
    if (await applyEarly(answer.fault ?? null, exchange, this.options.time)) return;
    if (fault?.kind === 'cut') exchange.cutAt = fault.atByte;
    const limit = numberOf(chat.options['num_predict'], -1);
    await generate({
      exchange,
      answer,
      fault,
      thinks,
      before,
      frames:
        chat.route === 'v1'
          ? new CompletionFrames(chat.model, chat.includeUsage)
          : new NativeFrames(chat.model, chat.route),
      stream: chat.stream,
      logprobs: chat.logprobs,
      tokensPerSecond: model.tokensPerSecond,
      maxTokens: fault?.kind === 'never_ends' ? Infinity : limit > 0 ? limit : numCtx * CONTEXTS,
      time: this.options.time,
      onCrash: () => this.options.scheduler.drop(runner),
    });
  }
}

function refuse(
  chat: ParsedChat,
  model: ServedFake | undefined,
): { readonly status: number; readonly text: string } | null {
  if (chat.model === '') return { status: 400, text: 'model is required' };
  if (!model) return { status: 404, text: `model '${chat.model}' not found` };
  if (!model.capabilities.includes('completion')) {
    return { status: 400, text: `"${chat.model}" does not support ${chat.route === 'generate' ? 'generate' : 'chat'}` };
  }
  const wantsThought = chat.think !== undefined && chat.think !== false && chat.think !== null;
  if (wantsThought && !model.capabilities.includes('thinking')) {
    return { status: 400, text: `"${chat.model}" does not support thinking` };
  }
  const wrong = wrongOption(chat.options);
  return wrong === null ? null : { status: 500, text: wrong };
}

function fitPrompt({ chat, numCtx }: Visit): { readonly tokens: number } | { readonly error: string } {
  const tokens = chat.messages.reduce((sum, { content }) => sum + countTokens(content) + PER_MESSAGE, 0);
  if (tokens < numCtx) return { tokens };
  if (!chat.truncate) return { error: exceeded(tokens, numCtx) };
  return chat.shift ? { tokens: numCtx - Math.floor((numCtx - PER_MESSAGE) / 2) } : { error: TOO_LONG };
}

function exceeded(tokens: number, numCtx: number): string {
  const message = `request (${tokens} tokens) exceeds the available context size (${numCtx} tokens), try increasing it`;
  return JSON.stringify({
    error: { code: 400, message, type: 'exceed_context_size_error', n_prompt_tokens: tokens, n_ctx: numCtx },
  });
}

/** Only what the cache does not hold is read. */
function prefillMs({ chat, model }: Visit, runner: Runner, tokens: number): number {
  const prompt = chat.messages.map(({ content }) => content).join('\n');
  const known = sharedLength(prompt, runner.cachedPrompt);
  runner.cachedPrompt = prompt;
  return ((tokens * (1 - known / Math.max(1, prompt.length))) / model.promptTokensPerSecond) * 1_000;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function sendError(exchange: Exchange, chat: ParsedChat, status: number, text: string, type?: string): void {
  if (chat.route !== 'v1') return exchange.json(status, { error: text }, type);
  const kind = status === 404 ? 'not_found_error' : status < 500 ? 'invalid_request_error' : 'api_error';
  exchange.text(
    status,
    `${JSON.stringify({ error: { message: text, type: kind, param: null, code: null } })}\n`,
    'application/json',
  );
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
