import {
  AlertRepository,
  BaselineRepository,
  Database,
  NightScores,
  NightSpeeds,
  RegressionRepository,
  ScheduleFires,
  ScheduleRepository,
  SpeedChecks,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** All tables of this room. */
@Injectable()
export class ScheduleStore {
  readonly schedules: ScheduleRepository;
  readonly fires: ScheduleFires;
  readonly baselines: BaselineRepository;
  readonly scores: NightScores;
  readonly speeds: NightSpeeds;
  readonly speedChecks: SpeedChecks;
  readonly regressions: RegressionRepository;
  readonly alerts: AlertRepository;

  constructor(readonly database: Database) {
    this.schedules = new ScheduleRepository(database);
    this.fires = new ScheduleFires(database);
    this.baselines = new BaselineRepository(database);
    this.scores = new NightScores(database);
    this.speeds = new NightSpeeds(database);
    this.speedChecks = new SpeedChecks(database);
    this.regressions = new RegressionRepository(database);
    this.alerts = new AlertRepository(database);
  }
}
