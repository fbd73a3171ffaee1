import type { Outcome, ResultFlag, ResultStatus, TaskType } from '@assay/contracts';
import type { SortKey } from '../paging/list-page';
import { Where, containsPattern } from '../paging/where';

/** Filters of the result list and of every export of results. */
export interface ResultFilter {
  readonly runId?: string | undefined;
  /** A tag, or tag@server. */
  readonly model?: string | undefined;
  readonly serverId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly taskType?: readonly TaskType[] | undefined;
  readonly status?: readonly ResultStatus[] | undefined;
  readonly outcome?: readonly Outcome[] | undefined;
  readonly flag?: ResultFlag | undefined;
  readonly flagged?: boolean | undefined;
  readonly passed?: boolean | undefined;
  readonly search?: string | undefined;
}

export const RESULT_SORTS = [
  'created',
  'task',
  'model',
  'score',
  'executionTime',
  'tokensPerSecond',
  'epoch',
  'status',
] as const;
export type ResultSort = (typeof RESULT_SORTS)[number];

const ID: SortKey = { expression: 'result.id', cast: 'uuid' };

/** Missing figures sort below every figure. */
export const RESULT_SORT_KEYS: Readonly<Record<ResultSort, readonly SortKey[]>> = {
  created: [ID],
  task: [{ expression: 'task.title', cast: 'text' }, { expression: 'result.epoch', cast: 'int8' }, ID],
  model: [{ expression: 'tag.tag', cast: 'text' }, ID],
  score: [{ expression: 'coalesce(result.score, -1)', cast: 'float8' }, ID],
  executionTime: [{ expression: 'coalesce(result.execution_time, -1)', cast: 'float8' }, ID],
  tokensPerSecond: [{ expression: 'coalesce(result.tokens_per_second, -1)', cast: 'float8' }, ID],
  epoch: [{ expression: 'result.epoch', cast: 'int8' }, ID],
  status: [{ expression: `result.status COLLATE "C"`, cast: 'text' }, ID],
};

/** The conditions of a filter on the tables of `RESULT_TABLES`. */
export function resultConditions(filter: ResultFilter): Where {
  const [tag, server] = splitModel(filter.model);
  return new Where()
    .and('result.run_id = ?', filter.runId)
    .and(`tag.tag IN (?, ? || ':latest')`, tag, tag)
    .and('server.name = ?', server)
    .and('result.server_id = ?', filter.serverId)
    .and('result.benchmark_task_id = ?', filter.taskId)
    .and('task.task_type = ANY(?)', filter.taskType)
    .and('result.status = ANY(?)', filter.status)
    .and('result.outcome = ANY(?)', filter.outcome)
    .and('result.flags @> ARRAY[?]', filter.flag)
    .and(`(result.flags <> '{}') = ?`, filter.flagged)
    .and('result.passed = ?', filter.passed)
    .and(
      `concat_ws(' ', task.title, task.key, tag.tag) ILIKE ?`,
      filter.search === undefined ? undefined : containsPattern(filter.search),
    );
}

/** `qwen3:14b@rack-2` → tag and server; tags themselves never hold an @. */
export function splitModel(model: string | undefined): readonly [string | undefined, string | undefined] {
  if (model === undefined) return [undefined, undefined];
  const at = model.lastIndexOf('@');
  return at < 1 ? [model, undefined] : [model.slice(0, at), model.slice(at + 1)];
}
