import type { ExtractRule } from '@assay/contracts';

/** What a rule may know of the scorer that asks. */
export interface ExtractContext {
  /** Texts of the options, A first. */
  readonly choices?: readonly string[] | undefined;
  /** Language of the code that is looked for. */
  readonly language?: string | undefined;
  /** Name that the code must define. */
  readonly entryPoint?: string | undefined;
}

/** The part of an answer that is scored, and in `trace` how it was found, in sentences for the page. */
export interface FoundAnswer {
  readonly found: true;
  readonly rule: ExtractRule;
  readonly text: string;
  readonly trace: readonly string[];
  /** Set where the text had to be mended before it could be read. */
  readonly repaired?: true;
}

/** There is no answer of the form that was asked for: not the same as a wrong one. The last sentence of `trace` says why. */
export interface NoAnswer {
  readonly found: false;
  readonly rule: ExtractRule;
  readonly trace: readonly string[];
}

export type Extraction = FoundAnswer | NoAnswer;

/** One rule: the cleaned answer in, the part that is scored out. Time is linear in the length of the answer. */
export type Extractor = (answer: string, context: ExtractContext) => Extraction;

/** An answer that a rule found. */
export function found(rule: ExtractRule, text: string, ...trace: readonly string[]): FoundAnswer {
  return { found: true, rule, text, trace };
}

/** No answer, with the reason as a sentence. */
export function notFound(rule: ExtractRule, ...trace: readonly string[]): NoAnswer {
  return { found: false, rule, trace };
}
