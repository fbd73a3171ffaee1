import { createHash } from 'node:crypto';
import type { EvaluationCriteria } from '@assay/contracts';
import {
  controlItems,
  judgingItems,
  PROTOCOL,
  repeatsItself,
  shownAnswer,
  suspiciousPhrases,
  type JudgedAnswer,
  type JudgingItem,
} from '@assay/domain/judging';
import { cleanAnswer, scorerTypes, type OutcomeScore } from '@assay/domain/scoring';
import { variantOf, type ScorableAnswer, type ScorableTask } from '../score-answer';

/** All that a judge is asked about one answer: the same whenever it is made. */
export interface JudgingPlan {
  readonly about: JudgedAnswer;
  readonly items: readonly JudgingItem[];
  /** How the answer seems to speak to its judge. */
  readonly suspicious: readonly string[];
  /** What a person should know of the way in which the answer is shown. */
  readonly notes: readonly string[];
}

/** Whether these criteria have anything for a judge. */
export function wantsJudge(criteria: EvaluationCriteria): boolean {
  return scorerTypes(criteria).includes('judge');
}

/** Whether a judge would give this answer a score: no program failed it, and nothing else is lacking. */
export function waitsForJudge({ outcome, evaluation }: OutcomeScore): boolean {
  const { scores, unscoredReason } = evaluation;
  if (outcome !== 'answered' || (unscoredReason !== null && unscoredReason !== 'no_judge')) return false;
  const failedGate = scores.some(({ gate, passed }) => gate && passed === false);
  return !failedGate && scores.some(({ scorer, status }) => scorer === 'judge' && status === 'unscored');
}

/** The questions about an answer; `nonce`: 16 hexadecimal digits that no answer knows. */
export function judgingPlan(task: ScorableTask, answer: ScorableAnswer, nonce: string): JudgingPlan {
  const { taskDescription, expectedOutput } = variantOf(task, answer.variant);
  const { text } = cleanAnswer(answer.output);
  const suspicious = suspiciousPhrases(text);
  const hash = createHash('sha256').update(text).digest('hex');
  const notes = notesOf(text);
  const controls = controlItems(text, hash, nonce, suspicious.length > 0 || notes.length > 0);
  return {
    about: { task: conversation(task, taskDescription), reference: expectedOutput, answer: text },
    items: judgingItems(task.criteria, controls),
    suspicious,
    notes,
  };
}

/** What was said before, where there was something, and then what was asked. */
export function conversation({ system, messages }: Pick<ScorableTask, 'system' | 'messages'>, asked: string): string {
  const before = [
    ...(system === null ? [] : [`(system) ${system}`]),
    ...(messages ?? []).map(({ role, content }) => `(${role}) ${content}`),
  ];
  return before.length === 0 ? asked : [...before, `(user) ${asked}`].join('\n');
}

/** How the shown answer differs from the given one, and whether it says the same again and again: then the judge is controlled, too. */
function notesOf(answer: string): string[] {
  const { cut, neutralised } = shownAnswer(answer);
  const grouped = (count: number): string => count.toLocaleString('en');
  const notes: (string | false)[] = [
    cut &&
      `The judge was shown the first ${grouped(PROTOCOL.shownAnswer)} of the ${grouped(answer.length)} characters.`,
    neutralised > 0 &&
      `${neutralised === 1 ? '1 mark' : `${grouped(neutralised)} marks`} of prompts in the answer ${neutralised === 1 ? 'was' : 'were'} made harmless before the judge saw it.`,
    repeatsItself(answer) && 'Most of the answer repeats what it said before.',
  ];
  return notes.filter((note) => note !== false);
}
