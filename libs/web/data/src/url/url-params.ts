/** How one part of the state stands in the address. `null` leaves it out. */
export interface UrlParam<Value> {
  read(text: string | null): Value;
  write(value: Value): string | null;
  /** `push` makes a step that "back" undoes; `replace` does not. */
  readonly history: 'push' | 'replace';
}

/** Free text; empty is left out. */
export function textParam(): UrlParam<string> {
  return { read: (text) => text ?? '', write: (value) => value || null, history: 'replace' };
}

/** A list of texts, joined by commas; an empty one is left out. */
export function listParam(): UrlParam<readonly string[]> {
  return {
    read: (text) => (text ? text.split(',').filter((part) => part !== '') : []),
    write: (value) => (value.length ? value.join(',') : null),
    history: 'replace',
  };
}

/** Any number of known words; unknown ones are dropped. */
export function choicesParam<const Word extends string>(words: readonly Word[]): UrlParam<readonly Word[]> {
  return {
    read: (text) => {
      const asked = text?.split(',') ?? [];
      return words.filter((word) => asked.includes(word));
    },
    write: (value) => (value.length ? words.filter((word) => value.includes(word)).join(',') : null),
    history: 'push',
  };
}

/** One of the known words; the fallback is left out. */
export function choiceParam<const Word extends string>(
  words: readonly Word[],
  fallback: NoInfer<Word>,
): UrlParam<Word> {
  return {
    read: (text) => words.find((word) => word === text) ?? fallback,
    write: (value) => (value === fallback ? null : value),
    history: 'push',
  };
}

/** A number within bounds; anything else reads as null, null is left out. */
export function numberParam(bounds: { min: number; max: number; whole?: boolean }): UrlParam<number | null> {
  return {
    read: (text) => {
      const value = text === null || text.trim() === '' ? NaN : Number(text);
      const fits = value >= bounds.min && value <= bounds.max && (!bounds.whole || Number.isInteger(value));
      return fits ? value : null;
    },
    write: (value) => (value === null ? null : String(value)),
    history: 'replace',
  };
}
