import { childPlace, type Places } from './places';
import { MAX_DEPTH, MAX_KEYS } from './raw-task';

/** Thrown by the JSON reader: what is wrong, and where (offset in the text). */
export class JsonFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_]\w*/y;
/** All but quote, backslash and control signs below the space. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Strict JSON that knows where it is: refuses duplicate keys, deep nesting and huge objects. Notes the offset of every field in `places`. */
export class JsonReader {
  constructor(
    private readonly text: string,
    public at = 0,
    private readonly places: Places | null = null,
  ) {}

  /** Skips white space and says whether the text ends here. */
  atEnd(): boolean {
    this.skip(SPACE);
    return this.at >= this.text.length;
  }

  /** Whether the next sign is this one; does not move. */
  sees(sign: string): boolean {
    this.skip(SPACE);
    return this.text.charAt(this.at) === sign;
  }

  /** Reads one value; throws a JsonFault where it is not one. */
  readValue(depth = 0, place = ''): unknown {
    this.skip(SPACE);
    if (!this.places?.has(place)) this.places?.set(place, this.at);
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.readObject(depth + 1, place);
      case '[':
        return this.readList(depth + 1, place);
      case '"':
        return this.readString();
      default:
        return this.readScalar();
    }
  }

  /** Calls back before every item; the callback reads it. */
  eachItem(read: (index: number) => void): void {
    this.expect('[');
    if (this.sees(']')) return this.expect(']');
    for (let index = 0; ; index++) {
      read(index);
      if (this.sees(']')) return this.expect(']');
      this.expect(',', 'Expected a comma or ] here.');
    }
  }

  private eachField(read: (key: string, keyAt: number) => void): void {
    this.expect('{');
    if (this.sees('}')) return this.expect('}');
    for (;;) {
      this.skip(SPACE);
      const keyAt = this.at;
      if (this.text.charAt(keyAt) !== '"') throw new JsonFault('Expected a key in double quotes here.', keyAt);
      const key = this.readString();
      this.expect(':');
      read(key, keyAt);
      if (this.sees('}')) return this.expect('}');
      this.expect(',', 'Expected a comma or } here.');
    }
  }

  private readObject(depth: number, place: string): unknown {
    this.refuseDepth(depth);
    const fields = new Map<string, unknown>();
    this.eachField((key, keyAt) => {
      if (fields.has(key)) throw new JsonFault(`The key "${key.slice(0, 60)}" is there twice.`, keyAt);
      if (fields.size >= MAX_KEYS) throw new JsonFault(`An object may have at most ${MAX_KEYS} keys.`, keyAt);
      const inside = childPlace(place, key);
      this.places?.set(inside, keyAt);
      fields.set(key, this.readValue(depth, inside));
    });
    return Object.fromEntries(fields);
  }

  private readList(depth: number, place: string): unknown[] {
    this.refuseDepth(depth);
    const items: unknown[] = [];
    this.eachItem((index) => items.push(this.readValue(depth, childPlace(place, index))));
    return items;
  }

  private readString(): string {
    const start = this.at++;
    let value = '';
    for (;;) {
      value += this.take(PLAIN);
      const sign = this.text.charAt(this.at);
      if (sign === '"') {
        this.at++;
        return value;
      }
      if (sign === '') throw new JsonFault('This string is not closed.', start);
      if (sign !== '\\')
        throw new JsonFault('A line break or control sign inside of a string is written as \\n or \\u….', this.at);
      value += this.readEscape();
    }
  }

  private readEscape(): string {
    const sign = this.text.charAt(this.at + 1);
    const plain = ESCAPES[sign];
    if (plain !== undefined) {
      this.at += 2;
      return plain;
    }
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if (sign !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hex)) throw new JsonFault('JSON does not know this escape.', this.at);
    this.at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private readScalar(): unknown {
    const start = this.at;
    const word = this.take(WORD);
    if (LITERALS.has(word)) return LITERALS.get(word);
    const digits = word === '' ? this.take(NUMBER) : '';
    if (digits !== '' && !/[\w.+-]/.test(this.text.charAt(this.at))) return Number(digits);
    const what = this.text.slice(start, start + 20).split(/[\s,\]}]/)[0] ?? '';
    throw new JsonFault(what === '' ? 'A value is missing here.' : `"${what}" is not a JSON value.`, start);
  }

  private expect(sign: string, message = `Expected ${sign} here.`): void {
    if (!this.sees(sign)) throw new JsonFault(message, this.at);
    this.at++;
  }

  private refuseDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw new JsonFault(`Nested deeper than ${MAX_DEPTH} levels.`, this.at);
  }

  private skip(pattern: RegExp): void {
    this.take(pattern);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
