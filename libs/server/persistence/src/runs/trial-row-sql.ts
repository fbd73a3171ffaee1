/**
 * The contract's `TrialRow` as SQL: `trial`, `task` and `tag` (of `run_models`) name rows, the other parts are SQL values.
 * Parts that are not given are null.
 */
export function trialRowSql(parts: {
  readonly status: string;
  readonly resultId?: string;
  readonly outcome?: string;
  readonly reason?: string;
}): string {
  return `jsonb_build_object('trialId', trial.id, 'resultId', ${parts.resultId ?? 'NULL::uuid'}, 'taskKey', task.key, 'taskTitle', task.title,
    'taskType', task.task_type, 'modelId', trial.model_id, 'model', tag.tag, 'serverId', trial.server_id, 'epoch', trial.epoch,
    'status', ${parts.status}, 'outcome', ${parts.outcome ?? 'NULL::text'}, 'score', NULL, 'passed', NULL, 'executionTime', NULL,
    'tokensPerSecond', NULL, 'flags', '[]'::jsonb, 'reason', ${parts.reason ?? 'NULL::text'})`;
}

/** Joins `task` and `tag` to a row `trial`. */
export const TRIAL_ROW_JOINS = `JOIN benchmark_tasks task ON task.id = trial.task_id
  JOIN run_models tag ON tag.run_id = trial.run_id AND tag.model_id = trial.model_id AND tag.server_id = trial.server_id`;
