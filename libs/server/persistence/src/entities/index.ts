import { AlertDeliveryRow } from './alert-delivery.entity';
import { RegressionRow } from './regression.entity';
import { ScheduleBaseline } from './schedule-baseline.entity';
import { ScheduleConfirmation } from './schedule-confirmation.entity';
import { ScheduleFire } from './schedule-fire.entity';
import { ScheduleRow } from './schedule.entity';
import { ScheduleSpeedCheck } from './schedule-speed-check.entity';
import { Attempt } from './attempt.entity';
import { Environment } from './environment.entity';
import { Evaluation } from './evaluation.entity';
import { JudgeRow } from './judge.entity';
import { JudgeExamRow } from './judge-exam.entity';
import { JudgeLabelRow } from './judge-label.entity';
import { Judgement } from './judgement.entity';
import { OllamaModel } from './model.entity';
import { BenchmarkResult } from './result.entity';
import { Run } from './run.entity';
import { RunEventRow } from './run-event.entity';
import { RunModel } from './run-model.entity';
import { ScoreRow } from './score.entity';
import { OllamaServer } from './server.entity';
import { ServerModel } from './server-model.entity';
import { Setting } from './setting.entity';
import { SpeedProbeRow } from './speed-probe.entity';
import { Suite } from './suite.entity';
import { SuiteTask } from './suite-task.entity';
import { BenchmarkTask } from './task.entity';
import { TaskStat } from './task-stat.entity';
import { Trial } from './trial.entity';

/** Every table. */
export const entities = [
  OllamaServer,
  OllamaModel,
  ServerModel,
  BenchmarkTask,
  Suite,
  SuiteTask,
  Setting,
  Run,
  RunModel,
  Trial,
  Attempt,
  Environment,
  BenchmarkResult,
  Evaluation,
  ScoreRow,
  JudgeRow,
  Judgement,
  JudgeExamRow,
  JudgeLabelRow,
  RunEventRow,
  TaskStat,
  SpeedProbeRow,
  ScheduleRow,
  ScheduleFire,
  ScheduleConfirmation,
  ScheduleSpeedCheck,
  ScheduleBaseline,
  RegressionRow,
  AlertDeliveryRow,
] as const;

export { Attempt } from './attempt.entity';
export { Environment } from './environment.entity';
export { Evaluation } from './evaluation.entity';
export { JudgeRow } from './judge.entity';
export { JudgeExamRow } from './judge-exam.entity';
export { JudgeLabelRow } from './judge-label.entity';
export { Judgement } from './judgement.entity';
export { OllamaModel } from './model.entity';
export { BenchmarkResult } from './result.entity';
export { Run } from './run.entity';
export { RunEventRow } from './run-event.entity';
export { RunModel } from './run-model.entity';
export { ScoreRow } from './score.entity';
export { OllamaServer } from './server.entity';
export { ServerModel } from './server-model.entity';
export { Setting } from './setting.entity';
export { SpeedProbeRow } from './speed-probe.entity';
export { Suite } from './suite.entity';
export { SuiteTask } from './suite-task.entity';
export { BenchmarkTask } from './task.entity';
export { TaskStat } from './task-stat.entity';
export { Trial } from './trial.entity';
export { AlertDeliveryRow } from './alert-delivery.entity';
export { RegressionRow } from './regression.entity';
export { ScheduleBaseline } from './schedule-baseline.entity';
export { ScheduleConfirmation } from './schedule-confirmation.entity';
export { ScheduleFire } from './schedule-fire.entity';
export { ScheduleRow } from './schedule.entity';
export { ScheduleSpeedCheck } from './schedule-speed-check.entity';
