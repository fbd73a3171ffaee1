import { type FieldChange, type JsonValue } from '@assay/contracts';
import { textDifference, type DiffPart } from '@assay/web/ui';

/** One difference as it is shown: word by word where both are texts, else the two values. */
export interface ShownChange {
  /** Name of the field: the first step of the path. */
  readonly field: string;
  /** The rest of the path, as `[2].expectedOutput`; empty where the whole field is meant. */
  readonly place: string;
  readonly what: 'added' | 'taken' | 'changed';
  readonly parts: readonly DiffPart[] | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Beyond this length the parts of two texts are not looked for. */
const COMPARED = 20_000;

/** Prepares a difference for the page. */
export function shownChange({ path, before, after }: FieldChange): ShownChange {
  const [, field = path, place = ''] = /^(\w+)\.?(.*)$/s.exec(path) ?? [];
  const both = typeof before === 'string' && typeof after === 'string';
  const parts = both && before.length + after.length < COMPARED ? textDifference(before, after) : null;
  return {
    field,
    place,
    what: before === null ? 'added' : after === null ? 'taken' : 'changed',
    parts: parts !== null && isAlike(parts) ? parts : null,
    before: text(before),
    after: text(after),
  };
}

/** Two texts that share little are read better one after the other than word by word. */
function isAlike(parts: readonly DiffPart[]): boolean {
  const size = (kind: DiffPart['kind']) =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.text.trim().length, 0);
  return size('same') * 2 >= Math.min(size('expected'), size('got'));
}

function text(value: JsonValue | null): string | null {
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return JSON.stringify(value, null, typeof value === 'object' ? 2 : 0);
}
