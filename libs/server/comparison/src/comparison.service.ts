import { TASK_TYPES, type Comparison, type ComparisonScope, type TaskType } from '@assay/contracts';
import { compareModels, type ComparedCell, type ComparedTask } from '@assay/domain/comparison';
import { calculateScore, PROFILES, SPEED_TARGETS } from '@assay/domain/scoring';
import { ComparisonRepository, splitModel, type ComparisonCellRow } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { checkNames, chooseColumns, type ChosenColumn } from './choose-columns';
import { columnDifferences, columnNotes } from './column-differences';

/** What is compared. */
export interface ComparisonRequest {
  /** 2–10 names: a tag, or tag@server. */
  readonly models: readonly string[];
  readonly runIds?: readonly string[] | undefined;
  readonly taskTypes?: readonly TaskType[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly baseline?: string | undefined;
  /** Id of a profile: its composite is added to every entry. */
  readonly profile?: string | undefined;
}

/** Reads stored results and lets the domain say what they mean. */
@Injectable()
export class ComparisonService {
  constructor(private readonly repository: ComparisonRepository) {}

  /** Throws `invalid_request`, `unknown_model`, `ambiguous_model`. */
  async compare(request: ComparisonRequest): Promise<Comparison> {
    const names = checkNames(request.models);
    const tags = names.map((name) => splitModel(name)[0] ?? name);
    const columns = chooseColumns(names, await this.repository.columns(request.runIds ?? null, tags));
    const cells = await this.repository.cells(
      columns.map(toStored),
      request.taskTypes ?? null,
      request.categories ?? null,
    );
    const compared = compareModels({
      models: columns.map(({ model }) => ({ name: model.name, serverId: model.serverId, sizeBytes: model.sizeBytes })),
      tasks: tasksOf(cells),
      cells: cells.map(toCell),
      baseline: request.baseline ?? null,
      ...(request.categories === undefined
        ? {}
        : { scopes: ['overall', ...request.categories.map((category) => `category:${category}`)] }),
    });
    return {
      models: columns.map(({ model }) => model),
      baseline: names.find((name) => name === request.baseline) ?? null,
      family: compared.family,
      scopes: compared.scopes.map((scope) => withComposite(scope, request.profile)),
      grid: compared.grid,
      notes: [...columnNotes(columns), ...compared.notes],
      differences: columnDifferences(columns),
    };
  }
}

/** Adds what a profile makes of the figures of each entry; without one nothing changes. */
function withComposite(scope: ComparisonScope, profileId: string | undefined): ComparisonScope {
  const profile = PROFILES.find(({ id }) => id === profileId);
  if (profile === undefined) return scope;
  const targets = SPEED_TARGETS[TASK_TYPES.find((type) => type === scope.scope) ?? 'default'];
  const entries = scope.entries.map((entry) => {
    const { medianMs } = entry.speed;
    const axes = {
      accuracy: entry.accuracy.value,
      relevance: entry.relevance,
      latencyS: medianMs === null ? null : medianMs / 1_000,
    };
    return { ...entry, composite: calculateScore(axes, profile, targets).composite };
  });
  return { ...scope, entries };
}

function toStored({ model, sampling }: ChosenColumn) {
  const { name, modelId, serverId, runIds } = model;
  return { name, modelId, serverId, runIds, deterministic: sampling['temperature'] === 0 };
}

function tasksOf(cells: readonly ComparisonCellRow[]): ComparedTask[] {
  const tasks = new Map(
    cells.map(({ taskId, key, title, taskType, category }) => [taskId, { taskId, key, title, taskType, category }]),
  );
  return [...tasks.values()];
}

function toCell(row: ComparisonCellRow): ComparedCell {
  const graded = row.scores.some((score) => score !== 0 && score !== 1);
  return {
    model: row.name,
    taskId: row.taskId,
    planned: row.planned,
    trials: row.scores.length,
    scoreSum: row.scores.reduce((sum, score) => sum + score, 0),
    scoreSquares: row.scores.reduce((sum, score) => sum + score * score, 0),
    passes: row.passes,
    missing: row.missing,
    unscored: row.unscored,
    noJudge: row.noJudge,
    flagged: row.flagged,
    timesMs: row.timesMs,
    tokensPerSecond: meanOf(row.tokensPerSecond),
    relevance: null,
    resultId: row.resultId,
    runId: row.runId,
    ...(graded ? { scores: row.scores } : {}),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
