import type { JsonObject } from './json';
import type { ModelRef, SamplingOptions, TaskType } from './task';
import type { OutcomeCounts } from './result';

export const RUN_STATUSES = [
  'queued',
  'running',
  'paused',
  'waiting',
  'completed',
  'completed_with_errors',
  'failed',
  'cancelled',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export const FINAL_RUN_STATUSES = [
  'completed',
  'completed_with_errors',
  'failed',
  'cancelled',
] as const satisfies readonly RunStatus[];

export const RUN_KINDS = ['benchmark', 'recorded', 'probe', 'judge_exam', 'confirm'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const WAITING_FOR = ['server', 'judge', 'storage'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** Run-wide options: sampling, and the context size (which reloads a model and so belongs to the run). */
export interface RunOptions extends SamplingOptions {
  readonly numCtx?: number;
}

/** Body of `POST /api/benchmarks/run`. One of `taskIds`, `taskTypes`, `suiteId`; none = suite `core`. */
export interface StartRun {
  readonly name?: string;
  readonly models: readonly ModelRef[];
  readonly taskIds?: readonly string[];
  readonly taskTypes?: readonly TaskType[];
  readonly suiteId?: string;
  readonly epochs?: number;
  /** Absent = the default judge of the settings; null = none. */
  readonly judge?: ModelRef | null;
  readonly options?: RunOptions;
  /** Id of a run that this one looks into: the same instances, asked with fresh seeds. */
  readonly confirms?: string;
  /** Also measures the speed of each model, once its answers are there and while it is loaded. */
  readonly speedProbe?: boolean;
}

/** Body of `POST /api/benchmarks/runs/:id/rescore`. */
export interface RescoreRun {
  /** Absent = the run's own judge; null = none. */
  readonly judge?: ModelRef | null;
  /** Absent = all answers of the run. */
  readonly resultIds?: readonly string[];
}

/** Milliseconds; null where no speed is known yet. */
export interface TimeEstimate {
  readonly lowMs: number | null;
  readonly expectedMs: number | null;
  readonly highMs: number | null;
}

export interface RunAccepted {
  readonly runId: string;
  readonly trials: number;
  readonly estimate: TimeEstimate;
}

/** One (server, model, phase): worked through without a model swap. */
export interface PlanBlock {
  readonly serverId: string;
  readonly server: string;
  readonly model: string;
  readonly phase: 'generate' | 'judge';
  /** Trials, or answers to judge. */
  readonly trials: number;
  /** Of a judge: calls for them, controls and repetitions aside. */
  readonly calls?: number;
  readonly estimate: TimeEstimate;
}

export interface PlanProblem {
  readonly level: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly model?: string;
  readonly taskKeys?: readonly string[];
}

/** Answer of `dryRun`: what would happen. A problem of level `error` would refuse the run. */
export interface RunPlan {
  readonly tasks: number;
  readonly trials: number;
  readonly blocks: readonly PlanBlock[];
  /** Calls of the judge, controls and repetitions aside. */
  readonly judgeCalls?: number;
  readonly predictedSwaps: number;
  readonly estimate: TimeEstimate;
  /** Smallest true difference of accuracy (0–1) that this plan detects in 80 of 100 cases; null with < 2 models or tasks. */
  readonly detectableDifference: number | null;
  readonly problems: readonly PlanProblem[];
}

/** Where the trials of a run are. The parts add up to `total`. */
export interface RunCounts {
  readonly total: number;
  readonly waiting: number;
  readonly running: number;
  /** Answer stored, not scored yet. */
  readonly generated: number;
  readonly passed: number;
  readonly failed: number;
  readonly unscored: number;
  readonly missing: number;
  readonly cancelled: number;
}

/** One column of a run: a model on a server, with the one set of runner options it has in this run. */
export interface RunModel {
  readonly modelId: string;
  readonly name: string;
  readonly digest: string | null;
  readonly serverId: string;
  readonly server: string;
  readonly numCtx: number;
  readonly counts: RunCounts;
}

/** What one server's lane does for this run. */
export interface RunLane {
  readonly serverId: string;
  readonly server: string;
  readonly state: 'idle' | 'loading' | 'generating' | 'judging' | 'waiting' | 'done';
  readonly model: string | null;
  readonly done: number;
  readonly total: number;
  /** While `waiting`: when the server is asked again, and until when the lane waits. */
  readonly nextTryAt: string | null;
  readonly waitsUntil: string | null;
  readonly blocks: readonly RunLaneBlock[];
}

/** A stretch of the time strip. `endedAt` null = going on. */
export interface RunLaneBlock {
  readonly model: string;
  readonly phase: 'load' | 'generate' | 'judge';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly trials: number;
}

export interface RunSummary {
  readonly id: string;
  /** Counts up by one per run: "Run 128". */
  readonly number: number;
  readonly name: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly waitingFor: WaitingFor | null;
  /** One sentence for a status that needs one. */
  readonly reason: string | null;
  readonly suite: string | null;
  readonly models: readonly RunModel[];
  readonly judge: { readonly modelId: string; readonly name: string; readonly serverId: string } | null;
  readonly epochs: number;
  readonly tasks: number;
  readonly counts: RunCounts;
  /** Share of trials that need no more work, 0–1. */
  readonly progress: number;
  readonly eta: TimeEstimate | null;
  /** Mean accuracy of scored answers, 0–1; null while there are none. */
  readonly accuracy: number | null;
  readonly lastSeq: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** Answers of a run and its judge. */
export interface RunJudging {
  /** Answers that wait for their judge, or are with it. */
  readonly open: number;
  /** Answers that went through a judge, with or without a score. */
  readonly done: number;
  /** Replies of judges so far. */
  readonly calls: number;
}

export interface Run extends RunSummary {
  /** Null where no answer of the run needs or needed a judge that it has. */
  readonly judging: RunJudging | null;
  readonly outcomes: OutcomeCounts;
  readonly flags: Readonly<Record<string, number>>;
  readonly lanes: readonly RunLane[];
  /** Digests, options, versions, fixed when the run was accepted. */
  readonly manifest: JsonObject;
  readonly swaps: number;
  readonly loadMs: number;
}
