import type { ResultFlag, Score } from '@assay/contracts';
import { combineScores, type CombinedScore } from './combine-scores';
import { extractionsOf } from './extract/extract-for';
import type { Extraction } from './extract/extraction';
import { runScorer } from './run-scorer';
import type { Finding } from './scorers/finding';
import type { AnswerEvaluation, AnswerToScore } from './scorer';
import { cleanAnswer } from './text/clean-answer';

/** What was found out about one scorer beforehand, and where that found its own part of the answer, which. */
export interface ProvidedScore {
  readonly finding: Finding;
  readonly extraction?: Extraction;
}

/** By the place of the scorer in the criteria, from 0. */
export type ProvidedScores = ReadonlyMap<number, ProvidedScore>;

const NOTHING_PROVIDED: ProvidedScores = new Map();

/**
 * Scores one answer: extracts once per rule, runs every scorer that `provided` says nothing of, combines. Pure, and linear in the length
 * of the answer.
 */
export function evaluateAnswer(answer: AnswerToScore, provided: ProvidedScores = NOTHING_PROVIDED): AnswerEvaluation {
  const clean = cleanAnswer(answer.output);
  const extractionOf = extractionsOf(clean.text);
  const steps = answer.criteria.scorers.map((spec, no) => {
    const known = provided.get(no);
    const extraction = known?.extraction ?? extractionOf(spec);
    const inHand = { text: clean.text, expectedOutput: answer.expectedOutput };
    const score = runScorer(spec, no, extraction, inHand, known?.finding);
    return { score, extraction };
  });
  const scores = steps.map(({ score }) => score);
  const combined = combineScores(scores, answer.criteria);
  const main = steps.find(({ score }) => score.axis === 'accuracy') ?? steps[0];
  return {
    ...combined,
    reason: reasonOf(scores, combined),
    extracted: main?.extraction.found === true ? main.extraction.text : null,
    extractRule: main?.extraction.rule ?? null,
    extractTrace: [...clean.trace, ...tracesOf(steps.map(({ extraction }) => extraction))],
    flags: flagsOf(clean.flags, steps),
    scores,
  };
}

/** The traces of all rules; where there are several, each line says whose it is. */
function tracesOf(extractions: readonly Extraction[]): readonly string[] {
  const distinct = Array.from(new Set(extractions));
  const byTrace = new Map(distinct.map((extraction) => [extraction.trace.join('\n'), extraction]));
  const kinds = Array.from(byTrace.values());
  return kinds.length === 1
    ? (kinds[0]?.trace ?? [])
    : kinds.flatMap(({ rule, trace }) => trace.map((line) => `${rule}: ${line}`));
}

type Step = { readonly score: Score; readonly extraction: Extraction };

function flagsOf(flags: readonly ResultFlag[], steps: readonly Step[]): readonly ResultFlag[] {
  const repaired = steps.some(({ extraction }) => extraction.found && extraction.repaired === true);
  const ignored = steps.some(({ score, extraction }) => !extraction.found && score.status === 'scored');
  return [
    ...flags,
    ...(repaired ? ['extraction_repaired' as const] : []),
    ...(ignored ? ['format_ignored' as const] : []),
  ];
}

/** One sentence for the page's title: of the scorer that decided. */
function reasonOf(scores: readonly Score[], combined: CombinedScore): string {
  if (combined.status === 'unscored') return `Not scored: ${unscoredSentence(scores, combined)}`;
  const failedGate = scores.find(({ gate, passed }) => gate && passed === false);
  if (failedGate !== undefined) return failedGate.reason;
  const deciding = scores.filter(({ axis, gate }) => gate || axis === 'accuracy');
  const failed = deciding.filter(({ passed }) => passed === false);
  if (deciding.length === 1) return deciding[0]?.reason ?? '';
  if (failed.length === 0) return `Right: all ${deciding.length} checks passed`;
  const first = failed[0]?.reason ?? '';
  const share = `${deciding.length - failed.length} of ${deciding.length} checks passed`;
  return combined.passed === true ? `Right: ${share}` : `${first} (${share})`;
}

function unscoredSentence(scores: readonly Score[], combined: CombinedScore): string {
  const score = scores.find((each) => each.status === 'unscored' && each.unscoredReason === combined.unscoredReason);
  return lowerFirst(score?.reason ?? 'The criteria hold no scorer of accuracy.');
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
