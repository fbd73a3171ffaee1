/** A text per plural category of `Intl.PluralRules`, chosen by the value `n`. */
export type PluralText = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

/** One dictionary: key to text. Values stand in braces: `{n} tasks`. */
export type Texts = Readonly<Record<string, string | PluralText>>;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<Text> = Text extends string
  ? Names<Text>
  : Text extends PluralText
    ? 'n' | { [Category in keyof Text]: Text[Category] extends string ? Names<Text[Category]> : never }[keyof Text]
    : never;
/** The values that a text needs, nothing where it needs none. */
export type TextValues<Text> = [NamesOf<Text>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<Text>, string | number>>];

/** Looks a key of the dictionary up and fills it. */
export type TranslateFn<T extends Texts> = <Key extends keyof T & string>(
  key: Key,
  ...values: TextValues<T[Key]>
) => string;
