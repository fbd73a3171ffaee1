import type { EvaluationCriteria, ScorerSpec } from '@assay/contracts';

/** How an answer is scored that must say one of these targets, by the look of the targets; and what the prompt asks for. */
export interface AnswerShape {
  readonly criteria: EvaluationCriteria;
  /** For the answer line: `the number`. */
  readonly what: string;
}

const NUMBER = /^[-+]?\$?\d[\d,]*(?:\.\d+)?%?$/;

/** A letter in parentheses is a choice, a numeral a number, anything else must be said as it is. */
export function answerShape(targets: readonly string[]): AnswerShape {
  const [first = ''] = targets;
  const single = targets.length === 1;
  if (single && /^\([A-J]\)$/.test(first.trim())) return shape({ type: 'choice' }, 'the letter of the right option');
  if (single && NUMBER.test(first.trim())) return shape({ type: 'number' }, 'the number');
  if (single) return shape({ type: 'exact' }, 'the answer');
  const either = targets.map((target) => escaped(target.trim())).join('|');
  return shape(
    { type: 'regex', pattern: `^\\s*(?:${either})\\s*[.]?\\s*$`, caseSensitive: false, extract: 'answer_line' },
    'the answer',
  );
}

function shape(scorer: ScorerSpec, what: string): AnswerShape {
  return { criteria: { scorers: [scorer] }, what };
}

/** A text as a pattern that finds it and nothing else. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
