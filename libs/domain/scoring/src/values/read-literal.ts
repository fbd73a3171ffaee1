import type { Literal } from './literal';
import { LiteralScanner, NotALiteral } from './literal-scanner';

/** A literal, or why the text is none (the end of a sentence). */
export type LiteralReading = { readonly literal: Literal } | { readonly problem: string };

const DEEPEST = 100;
const LONGEST = 200_000;

/** Reads a text that is one Python, JavaScript or JSON literal and nothing else; at most 200,000 characters, 100 levels deep. */
export function readLiteral(text: string): LiteralReading {
  if (text.length > LONGEST) return { problem: 'it is longer than 200,000 characters' };
  const scanner = new LiteralScanner(text.trim());
  try {
    const literal = value(scanner, 0);
    if (scanner.peek() !== '') scanner.fail('the value is over, but text follows');
    return { literal };
  } catch (error) {
    if (error instanceof NotALiteral) return { problem: error.message };
    throw error;
  }
}

function value(scanner: LiteralScanner, depth: number): Literal {
  if (depth > DEEPEST) scanner.fail(`the value is nested more than ${DEEPEST} levels deep`);
  if (scanner.accept('[')) return { kind: 'list', items: items(scanner, ']', depth).items };
  if (scanner.accept('(')) return parenthesised(scanner, depth);
  if (scanner.accept('{')) return braced(scanner, depth);
  const call = scanner.match(/(?:frozenset|set|tuple|list|dict|Set|Map)\((?=[\s[({)])/y);
  if (call !== null) return called(scanner, call, depth);
  return scanner.scalar();
}

interface Items {
  readonly items: readonly Literal[];
  readonly trailingComma: boolean;
}

function items(scanner: LiteralScanner, close: string, depth: number): Items {
  const read: Literal[] = [];
  while (!scanner.accept(close)) {
    read.push(value(scanner, depth + 1));
    if (scanner.accept(',')) continue;
    scanner.expect(close);
    return { items: read, trailingComma: false };
  }
  return { items: read, trailingComma: read.length > 0 };
}

/** `(1)` is 1, `(1,)` and `(1, 2)` are tuples. */
function parenthesised(scanner: LiteralScanner, depth: number): Literal {
  const { items: read, trailingComma } = items(scanner, ')', depth);
  const only = read.length === 1 && !trailingComma ? read[0] : undefined;
  return only ?? { kind: 'list', items: read };
}

/** A set, or a map with keys in quotes or, as JavaScript writes them, without. */
function braced(scanner: LiteralScanner, depth: number): Literal {
  const entries: (readonly [Literal, Literal])[] = [];
  const members: Literal[] = [];
  while (!scanner.accept('}')) {
    const key = bareKey(scanner) ?? value(scanner, depth + 1);
    if (scanner.accept(':')) entries.push([key, value(scanner, depth + 1)]);
    else members.push(key);
    if (scanner.accept(',')) continue;
    scanner.expect('}');
    break;
  }
  if (entries.length > 0 && members.length > 0) scanner.fail('keys and members are mixed');
  return members.length > 0 ? { kind: 'set', items: members } : { kind: 'map', entries };
}

function bareKey(scanner: LiteralScanner): Literal | null {
  scanner.peek();
  const name = scanner.match(/(?!(?:None|True|False)\b)[A-Za-z_$][\w$]*(?=\s{0,20}:)/y);
  return name === null ? null : { kind: 'text', value: name };
}

/** `set()`, `set([1, 2])`, `tuple([…])` and the like. */
function called(scanner: LiteralScanner, call: string, depth: number): Literal {
  const { items: read } = items(scanner, ')', depth);
  const inner = read[0];
  const isSet = /set\($/i.test(call);
  if (
    read.length > 1 ||
    (inner !== undefined && inner.kind !== 'list' && inner.kind !== 'set' && inner.kind !== 'map')
  ) {
    return scanner.fail(`${call.slice(0, -1)} takes one collection`);
  }
  if (inner?.kind === 'map') return inner;
  const members = inner?.items ?? [];
  return call === 'dict(' || call === 'Map('
    ? { kind: 'map', entries: members.map((member) => pair(scanner, member)) }
    : { kind: isSet ? 'set' : 'list', items: members };
}

function pair(scanner: LiteralScanner, member: Literal): readonly [Literal, Literal] {
  const [key, mapped] = member.kind === 'list' ? member.items : [];
  return key !== undefined && mapped !== undefined ? [key, mapped] : scanner.fail('an entry is no pair');
}
