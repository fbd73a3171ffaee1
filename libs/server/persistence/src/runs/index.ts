import type { Database } from '../database';
import { EnvironmentStore } from './environment-store';
import { EvaluationStore } from './evaluation-store';
import { JudgeQueue } from './judge-queue';
import { JudgeRegistry } from './judge-registry';
import { LaneRepository } from './lane-repository';
import { LaneViews } from './lane-views';
import { PlanningReads } from './planning-reads';
import { RunCommands } from './run-commands';
import { RunCreation } from './run-creation';
import { RunEventLog } from './run-event-log';
import { RunRescoring } from './run-rescoring';
import { RunLifecycle } from './run-lifecycle';
import { TrialOutcomes } from './trial-outcomes';
import { TrialQueue } from './trial-queue';

export { EVENT_CHANNEL, WORK_CHANNEL } from './event-sql';
export * from './environment-store';
export * from './evaluation-store';
export * from './judge-queue';
export * from './judge-registry';
export * from './lane-repository';
export * from './lane-views';
export * from './new-id';
export * from './planning-reads';
export * from './presence';
export * from './probed-speeds';
export * from './run-commands';
export * from './run-creation';
export * from './run-event-log';
export * from './run-lifecycle';
export * from './run-rescoring';
export * from './storage-room';
export * from './trial-outcomes';
export * from './trial-queue';
export * from './until-stored';

/** The repositories of the engine; each needs nothing but the database. */
export const RUN_REPOSITORIES: readonly (new (database: Database) => object)[] = [
  EnvironmentStore,
  EvaluationStore,
  JudgeQueue,
  JudgeRegistry,
  LaneRepository,
  LaneViews,
  PlanningReads,
  RunCommands,
  RunCreation,
  RunEventLog,
  RunLifecycle,
  RunRescoring,
  TrialOutcomes,
  TrialQueue,
];
