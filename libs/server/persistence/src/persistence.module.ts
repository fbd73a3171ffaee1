import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { Database, EngineDatabase } from './database';
import { ComparisonRepository } from './comparison/comparison.repository';
import { JudgeConductRepository } from './judges/judge-conduct.repository';
import { JudgeExamRepository } from './judges/judge-exam.repository';
import { JudgeLabelRepository } from './judges/judge-label.repository';
import { JudgeRepository } from './judges/judge.repository';
import { ResultDetailRepository } from './results/result-detail.repository';
import { ResultRepository } from './results/result.repository';
import { RUN_REPOSITORIES } from './runs/index';
import { RunViewRepository } from './run-views/run-view.repository';
import { ModelRepository } from './servers/model.repository';
import { ServerRepository } from './servers/server.repository';
import { SpeedProbeRepository } from './servers/speed-probe.repository';
import { SettingsRepository } from './settings/settings.repository';
import { SuiteRepository } from './tasks/suite.repository';
import { TaskRepository } from './tasks/task.repository';

/** Every repository that needs nothing but the database, beside those of the engine. */
const REPOSITORIES: readonly (new (database: Database) => object)[] = [
  ComparisonRepository,
  JudgeConductRepository,
  JudgeExamRepository,
  JudgeLabelRepository,
  JudgeRepository,
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
];

/** Gives every room the one database of this process and its repositories. */
@Module({})
export class PersistenceModule {
  /** `engine`: the pool of those who work on runs. */
  static of(database: Database, engine: Database = database): DynamicModule {
    const providers = [
      ...REPOSITORIES.map((repository) => ({ provide: repository, useValue: new repository(database) })),
      ...RUN_REPOSITORIES.map((repository) => ({ provide: repository, useValue: new repository(engine) })),
      { provide: EngineDatabase, useValue: engine },
    ];
    return {
      module: PersistenceModule,
      global: true,
      providers: [{ provide: Database, useValue: database }, ...providers],
      exports: [Database, EngineDatabase, ...([...REPOSITORIES, ...RUN_REPOSITORIES] as readonly Type[])],
    };
  }
}
