import { PROTOCOL } from './protocol';

/** A text as it may stand in a prompt. */
export interface ShownText {
  readonly text: string;
  /** Marks of ours or of a chat template that were made harmless. */
  readonly neutralised: number;
  readonly cut: boolean;
}

/** Beginnings of our own marks, and tokens with which chat templates begin another speaker. */
const MARKS =
  /<<<|<\|(?=[a-z_▁|])|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|gMASK)\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<\/?s>|<(?:bos|eos|pad|unk|sop|eop)>|<｜/gi;

/**
 * Makes marks harmless (each of their brackets becomes a small one that looks alike) and cuts what is too long, visibly.
 * What is left reads the same to a person and means nothing to a template.
 */
export function shownText(text: string, limit: number = Number.POSITIVE_INFINITY): ShownText {
  let neutralised = 0;
  const whole = text.slice(0, Math.min(text.length, limit));
  const harmless = whole.replace(MARKS, (mark) => {
    neutralised += 1;
    return mark.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('[', '［').replaceAll(']', '］');
  });
  const cut = text.length > limit;
  const note = cut ? `\n[… cut here: ${text.length - limit} more characters are not shown]` : '';
  return { text: harmless + note, neutralised, cut };
}

/** The part of an answer that a judge sees. Thinking is taken off before. */
export function shownAnswer(answer: string): ShownText {
  return shownText(answer, PROTOCOL.shownAnswer);
}
