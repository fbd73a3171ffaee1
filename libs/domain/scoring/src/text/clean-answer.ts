import type { ResultFlag } from '@assay/contracts';

/** An answer as scorers see it, and what had to be taken off to get there. */
export interface CleanAnswer {
  readonly text: string;
  readonly flags: readonly ResultFlag[];
  /** Readable notes for the page; empty for a plain answer. */
  readonly trace: readonly string[];
}

const INVISIBLE = /[\u200b\u2060\ufeff]/g;
// eslint reads the escape character as an accident; a terminal writes it on purpose.
const TERMINAL_COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]{0,20}[a-zA-Z]`, 'g');
const CHAT_TOKENS = ['<|im_end|>', '<|eot_id|>', '<|end_of_text|>', '<|endoftext|>', '<|end|>', '<|return|>', '</s>'];
const OPENED_THINKING = /^\s{0,200}<(?:think|thinking|thought|reasoning)>/i;
const CLOSED_THINKING = /<\/(?:think|thinking|thought|reasoning)>/gi;
const FINAL_CHANNEL = '<|channel|>final<|message|>';

/**
 * Takes off what is not part of an answer: leaked thinking (flag `thinking_leaked`), invisible characters,
 * terminal colours, chat tokens at the end. Line ends become `\n`. Linear in the length of the answer.
 */
export function cleanAnswer(output: string): CleanAnswer {
  const visible = withPlainLineEnds(output).replace(INVISIBLE, '').replace(TERMINAL_COLOUR, '');
  const { text, leaked } = withoutLeakedThinking(visible);
  return {
    text: withoutChatTokens(text).trim(),
    flags: leaked === null ? [] : ['thinking_leaked'],
    trace: leaked === null ? [] : [leaked],
  };
}

/** Splitting and joining is several times as fast as replacing where nearly every character is a line end. */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.split('\r\n').join('\n').split('\r').join('\n') : text;
}

/** What follows the last closing thinking tag; nothing where thinking was opened and never closed. */
function withoutLeakedThinking(text: string): { readonly text: string; readonly leaked: string | null } {
  const channel = text.lastIndexOf(FINAL_CHANNEL);
  if (channel >= 0) {
    return {
      text: text.slice(channel + FINAL_CHANNEL.length),
      leaked: 'Thinking was part of the answer: took what follows the final channel.',
    };
  }
  const end = endOfThinking(text);
  if (end !== null) {
    return { text: text.slice(end), leaked: 'Thinking was part of the answer: took what follows the last </think>.' };
  }
  if (!OPENED_THINKING.test(text)) return { text, leaked: null };
  return { text: '', leaked: 'Thinking was opened and never closed: there is no answer after it.' };
}

/** Offset after the last closing tag; a tag that is quoted (`` `</think>` ``) is text about tags. */
function endOfThinking(text: string): number | null {
  let end: number | null = null;
  for (const tag of text.matchAll(CLOSED_THINKING)) {
    if (!/[`"'“]/.test(text[tag.index - 1] ?? '')) end = tag.index + tag[0].length;
  }
  return end;
}

function withoutChatTokens(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    const token = CHAT_TOKENS.find((candidate) => rest.endsWith(candidate));
    if (token === undefined) return rest;
    rest = rest.slice(0, -token.length).trimEnd();
  }
}
