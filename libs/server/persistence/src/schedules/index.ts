import { AlertRepository } from './alert.repository';
import { BaselineRepository } from './baseline.repository';
import { NightScores } from './night-scores';
import { RegressionRepository } from './regression.repository';
import { ScheduleFires } from './schedule-fires';
import { ScheduleRepository } from './schedule.repository';

/** Everything that knows the tables of schedules. */
export const SCHEDULE_REPOSITORIES = [
  AlertRepository,
  BaselineRepository,
  NightScores,
  RegressionRepository,
  ScheduleFires,
  ScheduleRepository,
] as const;

export * from './alert.repository';
export * from './baseline.repository';
export * from './night-scores';
export * from './regression.repository';
export * from './schedule-fires';
export * from './schedule.repository';
