import type { Literal } from './literal';

/** Says where a text stopped being a literal. */
export class NotALiteral extends Error {
  override readonly name = 'NotALiteral';
}

const WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['None', { kind: 'null' }],
  ['null', { kind: 'null' }],
  ['undefined', { kind: 'undefined' }],
  ['True', { kind: 'boolean', value: true }],
  ['true', { kind: 'boolean', value: true }],
  ['False', { kind: 'boolean', value: false }],
  ['false', { kind: 'boolean', value: false }],
  ['NaN', { kind: 'number', value: NaN, exact: null }],
  ['nan', { kind: 'number', value: NaN, exact: null }],
  ['Infinity', { kind: 'number', value: Infinity, exact: null }],
  ['inf', { kind: 'number', value: Infinity, exact: null }],
]);
const RADIX = /[+-]?0(?:[xX][0-9a-fA-F_]+|[oO][0-7_]+|[bB][01_]+)(?!\w)/y;
const DECIMAL = /[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y;
const BIG = /[+-]?\d+(?=n\b)/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
  '\n': '',
};

/** Reads the tokens of literals, left to right. Every method throws `NotALiteral` where the text is something else. */
export class LiteralScanner {
  private at = 0;

  constructor(private readonly text: string) {}

  /** The next character that is no white space; empty at the end. */
  peek(): string {
    this.match(/\s*/y);
    return this.text[this.at] ?? '';
  }

  /** Passes over one mark where it is next. */
  accept(mark: string): boolean {
    this.peek();
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  expect(mark: string): void {
    if (!this.accept(mark)) this.fail(`"${mark}" is missing`);
  }

  /** Passes over a pattern (sticky) and returns it; null where it is not next. */
  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  scalar(): Literal {
    const quote = this.peek();
    if ('"\'`'.includes(quote) && quote !== '') return { kind: 'text', value: this.strings() };
    if (this.match(/(?:[rRuUfFbB]{1,2})(?=["'])/y) !== null) return { kind: 'text', value: this.strings() };
    return this.number() ?? this.word() ?? this.fail('a value is missing');
  }

  fail(problem: string): never {
    throw new NotALiteral(`${problem} at character ${this.at + 1}`);
  }

  private number(): Literal | null {
    const written = this.match(RADIX) ?? this.match(DECIMAL) ?? this.match(BIG);
    if (written === null) return this.signedWord();
    this.match(/n\b/y);
    const digits = written.replaceAll('_', '').replace(/^[+-]/, '');
    const value = Number(digits);
    if (!Number.isFinite(value)) this.fail('the number is too large');
    const sign = written.startsWith('-') ? '-' : '';
    const exact = /^\d{16,5000}$/.test(digits) ? BigInt(sign + digits) : null;
    return { kind: 'number', value: sign === '' ? value : -value, exact };
  }

  private signedWord(): Literal | null {
    const word = this.match(/-(?:Infinity|inf)\b/y);
    return word === null ? null : { kind: 'number', value: -Infinity, exact: null };
  }

  private word(): Literal | null {
    const start = this.at;
    const literal = WORDS.get(this.match(/[A-Za-z]{2,9}\b/y) ?? '');
    if (literal === undefined) this.at = start;
    return literal ?? null;
  }

  /** One string, or several that stand beside each other as Python joins them. */
  private strings(): string {
    const parts = [this.string()];
    while (`"'`.includes(this.peek()) && this.peek() !== '') parts.push(this.string());
    return parts.join('');
  }

  private string(): string {
    const quote = this.match(/"""|'''|["'`]/y) ?? this.fail('a quote is missing');
    const parts: string[] = [];
    for (;;) {
      parts.push(this.match(/[^"'`\\]*/y) ?? '');
      if (this.text.startsWith(quote, this.at)) {
        this.at += quote.length;
        return parts.join('');
      }
      const character = this.text[this.at] ?? this.fail('a string does not end');
      this.at += 1;
      parts.push(character === '\\' ? this.escape() : character);
    }
  }

  private escape(): string {
    const code = this.match(/x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|u\{[0-9a-fA-F]{1,6}\}/y);
    if (code !== null) {
      const point = parseInt(code.replace(/[^0-9a-fA-F]/g, ''), 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : this.fail('there is no such character');
    }
    const character = this.text[this.at] ?? this.fail('a string does not end');
    this.at += 1;
    return ESCAPES[character] ?? (/[\\"'`/]/.test(character) ? character : `\\${character}`);
  }
}
