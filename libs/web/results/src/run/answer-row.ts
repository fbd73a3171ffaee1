import type { Outcome, Result, ResultFlag, ResultStatus, TaskType, TrialRow } from '@assay/contracts';

import { isJudged } from './answers-file';

/** One line of the results table: a stored answer, or one that is being made. */
export interface AnswerRow {
  /** The result's id, or the trial's while there is no result. */
  readonly key: string;
  readonly resultId: string | null;
  /** Known of answers that came while the page was open. */
  readonly trialId: string | null;
  readonly taskKey: string;
  readonly taskTitle: string;
  readonly taskType: TaskType;
  readonly modelId: string;
  readonly model: string;
  readonly serverId: string;
  readonly epoch: number;
  readonly status: ResultStatus | 'running';
  readonly outcome: Outcome | null;
  /** 0–1; null while there is none. */
  readonly score: number | null;
  readonly passed: boolean | null;
  /** Without loading, ms. */
  readonly ms: number | null;
  readonly tokensPerSecond: number | null;
  readonly flags: readonly ResultFlag[];
  readonly reason: string | null;
  /** A judge decided the score, wholly or in part; absent where that is not known yet. */
  readonly judged?: boolean;
}

/** The row of a stored result. */
export function rowOfResult(result: Result): AnswerRow {
  const {
    taskKey,
    taskTitle,
    taskType,
    modelId,
    model,
    serverId,
    epoch,
    status,
    outcome,
    score,
    passed,
    flags,
    reason,
  } = result;
  return {
    key: result.id,
    resultId: result.id,
    trialId: null,
    ...{ taskKey, taskTitle, taskType, modelId, model, serverId, epoch, status, outcome, score, passed, flags, reason },
    ms: result.executionTime,
    judged: isJudged(result),
    tokensPerSecond: result.metrics.tokensPerSecond,
  };
}

/** The row of a trial as an event tells it. */
export function rowOfTrial(trial: TrialRow): AnswerRow {
  const { executionTime, ...rest } = trial;
  return { ...rest, key: trial.resultId ?? trial.trialId, ms: executionTime };
}

/** Newer knowledge over older, each answer once; newer rows that were not known stand in front, the newest first. */
export function mergeRows(known: readonly AnswerRow[], newer: readonly AnswerRow[]): AnswerRow[] {
  const fresh = new Map(newer.map((row) => [row.key, row]));
  const updated = known.map((row) => {
    const better = fresh.get(row.key);
    fresh.delete(row.key);
    return better ?? row;
  });
  return [...[...fresh.values()].reverse(), ...updated];
}
