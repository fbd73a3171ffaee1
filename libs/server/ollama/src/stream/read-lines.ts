const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line that grew over what a reader of lines takes. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';

  constructor(
    readonly line: number,
    readonly limitBytes: number,
  ) {
    super(`Line ${line} of the answer is longer than ${limitBytes} bytes.`);
  }
}

export interface Line {
  /** 1-based, empty lines counted. */
  readonly number: number;
  /** Without its line end; may hold invalid UTF-8. */
  readonly bytes: Uint8Array;
}

/**
 * The lines of a body, however its bytes were cut: `\n` or `\r\n` ends one, so does the end of the body; empty ones are left out.
 * A line is split before it is decoded, so that no character can be cut. Throws `LineTooLong`.
 */
export async function* readLines(body: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Line> {
  const pending = new PendingLine(limitBytes);
  for await (const chunk of body) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      pending.add(chunk.subarray(from, at));
      const line = pending.take();
      if (line) yield line;
      from = at + 1;
    }
    pending.add(chunk.subarray(from));
  }
  const last = pending.take();
  if (last) yield last;
}

/** Collects the parts of one line. */
class PendingLine {
  private parts: Uint8Array[] = [];
  private size = 0;
  private number = 1;

  constructor(private readonly limitBytes: number) {}

  add(part: Uint8Array): void {
    this.size += part.byteLength;
    if (this.size > this.limitBytes) throw new LineTooLong(this.number, this.limitBytes);
    if (part.byteLength > 0) this.parts.push(part);
  }

  take(): Line | null {
    const whole = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    const bytes = whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
    const number = this.number++;
    this.parts = [];
    this.size = 0;
    return bytes.byteLength === 0 ? null : { number, bytes };
  }
}
