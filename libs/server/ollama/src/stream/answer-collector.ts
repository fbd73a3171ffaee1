import type { ChatControl, Generation, TokenChances } from '@assay/domain/run';
import type { ChatFrame, FinalFrame } from './chat-frame';
import { storableText } from './storable-text';
import { tailRepeats, TOKENS_SEEN } from './tail-repeats';

/** Progress is reported at the first token, at each change of phase, and else no more often than this, ms. */
const PROGRESS_EVERY_MS = 100;

/** Of an answer the chances of so many tokens are kept: replies whose chances are asked for are short. */
const CHANCES_KEPT = 4_096;

/** Gathers an answer token by token. Thinking and content count together towards the limit. Times in ms since `startedAt`. */
export class AnswerCollector {
  private content = '';
  private thinking = '';
  private tokens = 0;
  private bytes = 0;
  private replaced = false;
  private firstTokenMs: number | null = null;
  private firstAnswerMs: number | null = null;
  private readonly lastTokens: string[] = [];
  private readonly chances: TokenChances[] = [];
  private reported: { readonly phase: string; readonly at: number } | null = null;

  constructor(
    private readonly control: Pick<ChatControl, 'maxAnswerBytes' | 'onProgress'>,
    private readonly now: () => number,
    private readonly startedAt: number,
  ) {}

  /** What came so far, for an attempt that failed. */
  get partial(): string {
    return storableText(this.content === '' ? this.thinking : this.content).text;
  }

  get begun(): boolean {
    return this.tokens > 0;
  }

  /** Adds what a frame brings: `nothing`, a `token`, or as much of it as the limit leaves (`full`). */
  add(frame: ChatFrame, replaced: boolean): 'nothing' | 'token' | 'full' {
    this.replaced ||= replaced;
    const piece = frame.thinking + frame.content;
    if (piece === '') return 'nothing';
    const room = this.control.maxAnswerBytes - this.bytes;
    const size = Buffer.byteLength(piece);
    this.bytes += size;
    this.note(frame, piece);
    this.thinking += size > room ? fitting(frame.thinking, room) : frame.thinking;
    this.content += size > room ? fitting(frame.content, room - Buffer.byteLength(frame.thinking)) : frame.content;
    if (frame.content !== '' && this.chances.length < CHANCES_KEPT) this.chances.push(...(frame.chances ?? []));
    this.report(frame.content === '' ? 'thinking' : 'answering');
    return size > room ? 'full' : 'token';
  }

  /** True when the answer ends in a loop. */
  repeats(): boolean {
    return tailRepeats(this.lastTokens, this.content === '' ? this.thinking : this.content);
  }

  generation(end: Generation['end'], final: FinalFrame | null): Generation {
    const content = storableText(this.content);
    const thinking = storableText(this.thinking);
    return {
      end,
      content: content.text,
      thinking: thinking.text,
      doneReason: final?.doneReason ?? null,
      timings: {
        totalMs: final?.totalMs ?? null,
        loadMs: final?.loadMs ?? null,
        promptMs: final?.promptMs ?? null,
        generationMs: final?.generationMs ?? null,
        promptTokens: final?.promptTokens ?? null,
        answerTokens: final?.answerTokens ?? null,
        cachedTokens: final?.cachedTokens ?? null,
        wallMs: this.now() - this.startedAt,
        firstTokenMs: this.firstTokenMs,
        firstAnswerMs: this.firstAnswerMs,
      },
      sanitised: this.replaced || content.changed || thinking.changed,
      ...(this.chances.length === 0 ? {} : { tokens: this.chances }),
    };
  }

  private note(frame: ChatFrame, piece: string): void {
    const at = this.now() - this.startedAt;
    this.tokens++;
    this.firstTokenMs ??= at;
    if (frame.content !== '') this.firstAnswerMs ??= at;
    this.lastTokens.push(piece);
    if (this.lastTokens.length > TOKENS_SEEN) this.lastTokens.shift();
  }

  private report(phase: 'thinking' | 'answering'): void {
    const at = this.now();
    const due = this.reported?.phase !== phase || at - this.reported.at >= PROGRESS_EVERY_MS;
    if (!due || !this.control.onProgress) return;
    this.reported = { phase, at };
    const text = phase === 'thinking' ? this.thinking : this.content;
    this.control.onProgress({ phase, tokens: this.tokens, text: storableText(text).text });
  }
}

/** The longest beginning of a text that has at most `bytes` bytes and ends between two characters. */
function fitting(text: string, bytes: number): string {
  if (bytes <= 0) return '';
  const buffer = Buffer.from(text);
  let end = Math.min(bytes, buffer.byteLength);
  while (end > 0 && end < buffer.byteLength && (buffer[end]! & 0xc0) === 0x80) end--;
  return buffer.subarray(0, end).toString('utf8');
}
