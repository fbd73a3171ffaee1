/** A stretch of the difference: in both texts, only in the expected one, or only in the answer. */
export interface DiffPart {
  readonly kind: 'same' | 'expected' | 'got';
  readonly text: string;
}

const MOST_CELLS = 4_000_000;

/** Word by word; line by line where the texts are too long for words; null where they are too long for both. */
export function textDifference(expected: string, got: string): DiffPart[] | null {
  return difference(words(expected), words(got)) ?? difference(lines(expected), lines(got));
}

const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Longest common subsequence by dynamic programming. */
function difference(a: readonly string[], b: readonly string[]): DiffPart[] | null {
  if ((a.length + 1) * (b.length + 1) > MOST_CELLS) return null;
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return joined(walk(a, b, at));
}

function* walk(
  a: readonly string[],
  b: readonly string[],
  common: (i: number, j: number) => number,
): Generator<DiffPart> {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      yield { kind: 'same', text: a[i] ?? '' };
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1)))
      yield { kind: 'expected', text: a[i++] ?? '' };
    else yield { kind: 'got', text: b[j++] ?? '' };
  }
}

function joined(parts: Iterable<DiffPart>): DiffPart[] {
  const result: DiffPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind) result[result.length - 1] = { kind: part.kind, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
