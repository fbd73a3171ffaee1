import type { EvaluationCriteria, ScorerSpec, TaskVariant } from '@assay/contracts';
import { casesOf, evaluateAnswer } from '@assay/domain/scoring';
import type { DraftProblems } from './draft-problems';
import type { FieldPath } from './raw-task';

/** An answer in which every rule of extraction finds something, so that every scorer looks at its target. */
const PROBE = '1\n\n```json\n{}\n```\n\nANSWER: A';

/** Refuses targets that a scorer of the task could never compare with: nothing at all, or no number for `number`, no date for `date` … */
export function checkTargets(
  criteria: string | EvaluationCriteria,
  instances: readonly { readonly instance: TaskVariant; readonly path: FieldPath }[],
  problems: DraftProblems,
): void {
  if (typeof criteria === 'string') return;
  for (const { instance, path } of instances) {
    const fault = targetFault(criteria, instance.expectedOutput);
    if (fault !== null) problems.add([...path, 'expectedOutput'], fault);
  }
}

function targetFault(criteria: EvaluationCriteria, expectedOutput: string): string | null {
  const needy = expectedOutput.trim() === '' ? criteria.scorers.find(comparesWithTarget) : undefined;
  if (needy !== undefined) return `Must not be empty: the scorer ${needy.type} compares the answer with it.`;
  const casesFault = criteria.scorers
    .map((scorer) => faultOfCases(scorer, expectedOutput))
    .find((fault) => fault !== null);
  if (casesFault !== undefined) return casesFault;
  const { scores } = evaluateAnswer({ output: PROBE, expectedOutput, criteria });
  const broken = scores.find((score) => score.status === 'unscored' && score.unscoredReason === 'harness_error');
  return broken === undefined ? null : `${broken.reason.replace(/\.$/, '')} (scorer ${broken.scorer}).`;
}

/** The expected output of a task whose code has no tests of its own is the list of its cases. */
function faultOfCases(scorer: ScorerSpec, expectedOutput: string): string | null {
  if (scorer.type !== 'code_tests' || scorer.test !== undefined) return null;
  const read = casesOf(scorer, expectedOutput);
  return 'problem' in read ? `The tests of code_tests cannot be used: ${read.problem}` : null;
}

/** A set may be expected to be empty; all others need something to compare with. */
function comparesWithTarget(scorer: ScorerSpec): boolean {
  switch (scorer.type) {
    case 'exact':
    case 'number':
    case 'choice':
    case 'date':
    case 'literal':
    case 'json_equal':
      return scorer.value === undefined;
    case 'contains':
      return scorer.values === undefined;
    case 'code_tests':
      return scorer.cases === undefined && scorer.test === undefined;
    case 'set':
    case 'regex':
    case 'json_schema':
    case 'instructions':
    case 'checker':
    case 'judge':
      return false;
    default:
      return scorer satisfies never;
  }
}
