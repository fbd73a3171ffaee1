import { AddServersAndModels1760000000020 } from './020-add-servers-and-models';
import { AddBenchmarkSystem1760000000021 } from './021-add-benchmark-system';
import { ForgiveAttempts1760000000022 } from './022-forgive-attempts';
import { AddSpeedProbes1760000000023 } from './023-add-speed-probes';
import { AddSchedules1760000000024 } from './024-add-schedules';
import { AddJudges1760000000025 } from './025-add-judges';
import { AddTaskStats1760000000026 } from './026-add-task-stats';
import { AddJudgeLabels1760000000027 } from './027-add-judge-labels';
import { JudgeConditions1760000000028 } from './028-judge-conditions';
import { ProbesOfRuns1760000000029 } from './029-probes-of-runs';

/** Every migration, oldest first. Listed by name, because globs do not survive bundling. */
export const migrations = [
  AddServersAndModels1760000000020,
  AddBenchmarkSystem1760000000021,
  ForgiveAttempts1760000000022,
  AddSpeedProbes1760000000023,
  AddSchedules1760000000024,
  AddJudges1760000000025,
  AddTaskStats1760000000026,
  AddJudgeLabels1760000000027,
  JudgeConditions1760000000028,
  ProbesOfRuns1760000000029,
] as const;
