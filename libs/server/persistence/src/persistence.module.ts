import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { Database } from './database';
import { ComparisonRepository } from './comparison/comparison.repository';
import { ResultDetailRepository } from './results/result-detail.repository';
import { ResultRepository } from './results/result.repository';
import { RUN_REPOSITORIES } from './runs/index';
import { SCHEDULE_REPOSITORIES } from './schedules/index';
import { RunViewRepository } from './run-views/run-view.repository';
import { ModelRepository } from './servers/model.repository';
import { ServerRepository } from './servers/server.repository';
import { SpeedProbeRepository } from './servers/speed-probe.repository';
import { SettingsRepository } from './settings/settings.repository';
import { SuiteRepository } from './tasks/suite.repository';
import { TaskRepository } from './tasks/task.repository';

/** Every repository that needs nothing but the database. */
const REPOSITORIES: readonly (new (database: Database) => object)[] = [
  ComparisonRepository,
  ModelRepository,
  ResultDetailRepository,
  ResultRepository,
  RunViewRepository,
  ServerRepository,
  SettingsRepository,
  SpeedProbeRepository,
  SuiteRepository,
  TaskRepository,
  ...RUN_REPOSITORIES,
  ...SCHEDULE_REPOSITORIES,
];

/** Gives every room the one database of this process and its repositories. */
@Module({})
export class PersistenceModule {
  static of(database: Database): DynamicModule {
    const providers = REPOSITORIES.map((repository) => ({ provide: repository, useValue: new repository(database) }));
    return {
      module: PersistenceModule,
      global: true,
      providers: [{ provide: Database, useValue: database }, ...providers],
      exports: [Database, ...(REPOSITORIES as readonly Type[])],
    };
  }
}
