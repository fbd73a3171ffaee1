import type { TaskDraft } from '@assay/contracts';
import { letterAt, titleOf, withOptions } from './prompts';

/** A question with options, of which one is right. */
export interface ChoiceQuestion {
  readonly key: string;
  readonly category: string;
  readonly question: string;
  readonly options: readonly string[];
  /** Place of the right option, from 0. */
  readonly right: number;
}

/** Most options that a letter can name. */
export const MOST_OPTIONS = 10;

/** The task of such a question. Options are told to the scorer only where no two are alike. */
export function choiceTask({ key, category, question, options, right }: ChoiceQuestion): TaskDraft {
  const choices = options.map((option) => option.trim());
  const distinct = new Set(choices).size === choices.length && choices.every((option) => option !== '');
  return {
    key,
    taskType: 'reasoning',
    category,
    title: titleOf(question),
    taskDescription: withOptions(question, options),
    expectedOutput: letterAt(right),
    evaluationCriteria: { scorers: [{ type: 'choice', ...(distinct ? { choices } : {}) }] },
  };
}

/** Place of the right option, said as a letter, as the text of an option, or as a place from 0; null when it is none of these. */
export function rightOption(answer: unknown, options: readonly string[]): number | null {
  const place = placeOf(answer, options);
  return place >= 0 && place < options.length ? place : null;
}

function placeOf(answer: unknown, options: readonly string[]): number {
  if (typeof answer === 'number') return Number.isInteger(answer) ? answer : -1;
  if (typeof answer !== 'string') return -1;
  const text = answer.trim();
  const letter = /^\(?([A-Ja-j])[).]?$/.exec(text)?.[1];
  if (letter !== undefined) return letter.toUpperCase().charCodeAt(0) - 65;
  const same = options.findIndex((option) => option.trim() === text);
  return same < 0 && /^\d{1,2}$/.test(text) ? Number(text) : same;
}
