import { LIMITS, type Result, type Run } from '@assay/contracts';
import { compareModels } from '@assay/domain/comparison';
import { collectScores, scoreComparison, type ScoreRow } from '@assay/domain/score-file';
import type { Instance } from '../instance/instance';
import type { ToldComparison } from '../output/describe-comparison';

/** The comparison of the models of a recorded run; null where there are fewer than two. More than the stored comparison takes are compared pair by pair. */
export async function compareRecorded(
  instance: Instance,
  run: Run,
  results: readonly Result[],
): Promise<ToldComparison | null> {
  if (run.models.length < LIMITS.modelsCompared.min) return null;
  if (run.models.length <= LIMITS.modelsCompared.max)
    return instance.compare({ models: run.models.map(({ name, server }) => `${name}@${server}`), runIds: [run.id] });
  const input = scoreComparison(collectScores(results.map(scoreOf)), {});
  const { grid: _grid, ...compared } = compareModels(input);
  const models = input.models.map(({ name, identity }) => ({
    name,
    model: identity,
    server: run.models[0]?.server ?? null,
  }));
  return { models, ...compared } as ToldComparison;
}

function scoreOf({ taskKey, taskType, model, epoch, score }: Result, at: number): ScoreRow {
  return { line: at + 1, task: taskKey, model, epoch, score, type: taskType, cluster: null, server: null };
}
