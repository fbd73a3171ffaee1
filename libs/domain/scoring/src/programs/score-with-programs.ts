import type { ScorerSpec } from '@assay/contracts';
import { checkerScore, type CheckedTask } from '../code/check-answer';
import { codeTestsScore } from '../code/code-tests-score';
import type { ProvidedScore, ProvidedScores } from '../evaluate-answer';
import { extractionsOf } from '../extract/extract-for';
import type { Extraction } from '../extract/extraction';
import type { AnswerToScore } from '../scorer';
import { notScored } from '../scorers/finding';
import { cleanAnswer } from '../text/clean-answer';
import { schemaScore } from './schema-score';
import type { ScoringTools } from './scoring-tools';

/**
 * Scores what programs decide: tests of code, checkers of the task's author, JSON Schemas. Each runs in the sandbox, one after the other. What does not
 * work on our side, or on that of the task, becomes "unscored" with its reason; never throws for what an answer holds.
 */
export async function scoreWithPrograms(
  answer: AnswerToScore,
  task: CheckedTask,
  tools: ScoringTools,
): Promise<ProvidedScores> {
  const { text } = cleanAnswer(answer.output);
  const extractionOf = extractionsOf(text);
  const provided = new Map<number, ProvidedScore>();
  for (const [no, spec] of answer.criteria.scorers.entries()) {
    const score = await scoreOne(spec, { text, extractionOf, task, tools });
    if (score !== null) provided.set(no, spec.type === 'json_schema' ? score : asAvailable(score, tools));
  }
  return provided;
}

/** Where there is no sandbox, scores are not missing by a fault: nothing was tried. */
function asAvailable(score: ProvidedScore, { sandbox }: ScoringTools): ProvidedScore {
  const { finding } = score;
  const failed = finding.status === 'unscored' && finding.unscoredReason === 'harness_error';
  const { level, reason } = sandbox.report();
  return failed && level === 'unavailable'
    ? { ...score, finding: notScored('not_available', `There is no sandbox: ${reason}`) }
    : score;
}

interface AtHand {
  /** The cleaned answer. */
  readonly text: string;
  readonly extractionOf: (spec: ScorerSpec) => Extraction;
  readonly task: CheckedTask;
  readonly tools: ScoringTools;
}

/** Null for a scorer that runs no program, and where there is nothing to run it on. */
async function scoreOne(spec: ScorerSpec, { text, extractionOf, task, tools }: AtHand): Promise<ProvidedScore | null> {
  switch (spec.type) {
    case 'code_tests':
      return codeTestsScore(spec, text, task, tools.sandbox);
    case 'checker':
      return checkerScore(spec, extractionOf(spec), task, tools.sandbox);
    case 'json_schema':
      return schemaScore(spec, extractionOf(spec), tools.sandbox);
    default:
      return null;
  }
}
