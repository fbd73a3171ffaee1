import type { Result, RunModel } from '@assay/contracts';
import { type NightTask, withoutCopies } from '@assay/domain/regression';

/** The same model in two runs: what is gated, and what it is held against. */
export interface GatedModel {
  readonly now: RunModel;
  readonly before: RunModel;
}

/** Models that both runs have: by name and server, else by name where the earlier run has just one of it. A tag that moved is the same model here. */
export function modelsInBoth(now: readonly RunModel[], before: readonly RunModel[]): GatedModel[] {
  return now.flatMap((model): GatedModel[] => {
    const named = before.filter(({ name }) => name === model.name);
    const there =
      named.find(({ serverId }) => serverId === model.serverId) ?? (named.length === 1 ? named[0] : undefined);
    return there === undefined ? [] : [{ now: model, before: there }];
  });
}

/** Whether a result is of the column. */
const isOf = ({ modelId, serverId }: RunModel, result: Result): boolean =>
  result.modelId === modelId && result.serverId === serverId;

/**
 * The results of one model, added up by task version, as the nightly comparison takes them. Answers that were cancelled were never planned to
 * their end and do not count; `deterministic`: repeats are copies and count once. `judge`: scores of another one are not comparable.
 */
export function nightTasks(
  results: readonly Result[],
  model: RunModel,
  { deterministic, judge }: { readonly deterministic: boolean; readonly judge: string | null },
): NightTask[] {
  const tasks = new Map<string, Result[]>();
  for (const result of results) {
    if (!isOf(model, result) || result.outcome === 'cancelled') continue;
    tasks.set(result.benchmarkTaskId, [...(tasks.get(result.benchmarkTaskId) ?? []), result]);
  }
  return [...tasks].flatMap(([taskId, own]): NightTask[] => {
    const [first] = own;
    if (first === undefined) return [];
    const scored = own.filter((result) => result.score !== null);
    const scores = scored.map((result) => result.score ?? 0);
    const variants = new Set(scored.map((result) => result.variant)).size;
    const group = {
      trials: scores.length,
      sum: scores.reduce((sum, score) => sum + score, 0),
      squares: scores.reduce((sum, score) => sum + score * score, 0),
      ...(scores.every((score) => score === 0 || score === 1) ? {} : { scores }),
    };
    return [
      {
        ...{ taskId, taskType: first.taskType, variants, missing: own.length - scored.length },
        group: deterministic && scores.length > 0 ? withoutCopies(group, variants) : group,
        evaluator: judge ?? 'no judge',
      },
    ];
  });
}
