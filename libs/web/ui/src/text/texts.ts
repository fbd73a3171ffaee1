import { inject, Injectable, signal } from '@angular/core';
import { fillText } from './fill-text';
import type { Texts, TranslateFn } from './text-types';

/** The language of the console; a second dictionary is put beside the English one with `add`. */
@Injectable({ providedIn: 'root' })
export class TextStore {
  private readonly dictionaries = signal<ReadonlyMap<Texts, Texts>>(new Map());
  /** BCP 47 tag of the language shown. */
  readonly language = signal('en');

  /** Puts a translation over an English dictionary; keys that it lacks stay English. */
  add(english: Texts, translation: Texts): void {
    this.dictionaries.update((known) => new Map(known).set(english, translation));
  }

  /** The text behind a key, filled with its values; reading it inside a template follows the language. */
  text(english: Texts, key: string, values: Readonly<Record<string, string | number>>): string {
    const text = this.dictionaries().get(english)?.[key] ?? english[key];
    return text === undefined ? key : fillText(text, values, this.language());
  }
}

/** The typed lookup of one dictionary: `t('tasks', { n: 3 })`. An unknown key or a missing value does not compile. */
export function injectTexts<const T extends Texts>(english: T): TranslateFn<T> {
  const store = inject(TextStore);
  return (key, ...values) => store.text(english, key, values[0] ?? {});
}
