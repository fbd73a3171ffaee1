import type { Comparison } from '@assay/contracts';
import { scoreInterval } from '@assay/domain/statistics';
import type { AnswerRow } from './answer-row';
import { answersOf, type ModelColumn } from './model-columns';
import type { ResultText } from './row-status';

/** A model's accuracy over tasks, 0–1, with its 95 % interval. */
export interface ModelScore {
  readonly column: ModelColumn;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Tasks with at least one score. */
  readonly tasks: number;
}

/** Accuracy from the answers at hand: each task counts once, however often it was asked. Provisional while a run goes on. */
export function scoresOfRows(columns: readonly ModelColumn[], rows: readonly AnswerRow[]): ModelScore[] {
  return columns.map((column) => {
    const tasks = scoresByTask(answersOf(column, rows));
    const means = tasks.map((scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length);
    const trials = tasks.map((scores) => scores.length);
    const graded = tasks.flat().some((score) => score > 0 && score < 1);
    const interval = scoreInterval(means, trials, { graded });
    const known = interval.estimate !== null && interval.tasks > 1;
    return {
      column,
      value: interval.estimate,
      low: known ? interval.lower : null,
      high: known ? interval.upper : null,
      tasks: interval.tasks,
    };
  });
}

function scoresByTask(rows: readonly AnswerRow[]): number[][] {
  const tasks = new Map<string, number[]>();
  for (const row of rows) {
    if (row.score !== null) tasks.set(row.taskKey, [...(tasks.get(row.taskKey) ?? []), row.score]);
  }
  return [...tasks.values()];
}

/** Accuracy on common tasks, as the comparison says it. */
export function scoresOfComparison(columns: readonly ModelColumn[], comparison: Comparison): ModelScore[] {
  const overall = comparison.scopes.find((scope) => scope.scope === 'overall');
  return columns.map((column) => {
    const model = comparison.models.find((one) => one.modelId === column.modelId && one.serverId === column.serverId);
    const accuracy = overall?.entries.find((entry) => entry.name === model?.name)?.accuracy;
    return {
      column,
      value: accuracy?.value ?? null,
      low: accuracy?.low ?? null,
      high: accuracy?.high ?? null,
      tasks: accuracy?.n ?? 0,
    };
  });
}

/** What the scores say so far: a lead only where the intervals are apart, else that it is open. */
export function provisionalFinding(scores: readonly ModelScore[], tasks: number, t: ResultText): string {
  const [first, second] = ranked(scores);
  if (!first) return t('scoreNeutral');
  if (!second)
    return t('scoreOneSoFar', { model: first.column.label, value: percent(first.value), n: first.tasks, tasks });
  const ahead = first.low !== null && second.high !== null && first.low > second.high;
  if (!ahead) return t('scoreOpenSoFar');
  return t('scoreAheadSoFar', { model: first.column.label, n: first.tasks, tasks });
}

/** What a finished run says that has only one model with scores; a plain title where there are more, or none. */
export function singleFinding(scores: readonly ModelScore[], t: ResultText): string {
  const [first, second] = ranked(scores);
  if (!first || second) return t('scoreNeutral');
  return t('scoreOne', { model: first.column.label, value: percent(first.value), n: first.tasks });
}

/** What the finished run says, in the words of the comparison's verdict on its two best models. */
export function finalFinding(scores: readonly ModelScore[], comparison: Comparison, t: ResultText): string {
  const [first, second] = ranked(scores);
  const overall = comparison.scopes.find((scope) => scope.scope === 'overall');
  if (!first || !second || !overall) return t('scoreNeutral');
  const names = [first, second].map((score) => nameOf(score.column, comparison));
  const pair = overall.pairs.find((one) => names.includes(one.a) && names.includes(one.b));
  const words = { a: first.column.label, b: second.column.label, n: overall.tasks };
  switch (pair?.verdict) {
    case 'better':
      return t('scoreBetter', words);
    case 'better_here':
      return t('scoreBetterHere', words);
    case 'equal':
      return t('scoreEqual', words);
    case 'cannot_tell':
      return t('scoreCannotTell', words);
    case undefined:
      return t('scoreNeutral');
  }
}

function nameOf(column: ModelColumn, comparison: Comparison): string | undefined {
  return comparison.models.find((one) => one.modelId === column.modelId && one.serverId === column.serverId)?.name;
}

function ranked(scores: readonly ModelScore[]): ModelScore[] {
  return scores.filter((score) => score.value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
}

function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 100)} %`;
}
