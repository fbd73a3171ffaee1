/** What a relative value is relative to. */
export interface Place {
  readonly cwd: string;
}

/** One variable of the environment, described as data: parsing and the reference page read the same entry. */
export interface Variable<T> {
  readonly name: string;
  /** Used when the variable is absent or blank; parsed like any other value. Null: the setting is then null. */
  readonly defaultText: string | null;
  /** Completes the sentence "Allowed: …". */
  readonly allowed: string;
  /** Markdown for the reference page. */
  readonly meaning: string;
  /** The value is never printed. */
  readonly secret?: boolean;
  /** Throws `MalformedValue` and nothing else. */
  parse(text: string, place: Place): T;
}

/** A value that its variable does not allow; the message says why in a few words, without a full stop. */
export class MalformedValue extends Error {
  override readonly name = 'MalformedValue';
}
