import { Module, type Provider } from '@nestjs/common';
import { Clock, Failpoints, ModelProvider } from '@assay/domain/run';
import { EvaluationModule, EvaluationWorker, Evaluator, WorkerIdentity } from '@assay/server/evaluation';
import { RunEventBridge, RunEventBus } from '@assay/server/events';
import { Database, PlanningReads, RunCreation, SettingsRepository } from '@assay/server/persistence';
import { buildEngine, type EngineNeeds } from './build-engine';
import { Engine } from './engine';
import { EngineSettings } from './engine-settings';

type Needs = readonly [
  Database,
  SettingsRepository,
  PlanningReads,
  RunCreation,
  RunEventBus,
  RunEventBridge,
  Evaluator,
  EvaluationWorker,
  WorkerIdentity,
  ModelProvider,
  Clock,
  Failpoints,
  EngineSettings,
];

const engine: Provider = {
  provide: Engine,
  useFactory: (...parts: Needs) => buildEngine(named(parts)),
  inject: [
    Database,
    SettingsRepository,
    PlanningReads,
    RunCreation,
    RunEventBus,
    RunEventBridge,
    Evaluator,
    EvaluationWorker,
    WorkerIdentity,
    ModelProvider,
    Clock,
    Failpoints,
    EngineSettings,
  ],
};

function named(parts: Needs): EngineNeeds {
  const [database, stored, reads, creation, bus, bridge, evaluator, evaluations, identity, ...ports] = parts;
  const [provider, clock, failpoints, settings] = ports;
  return {
    ...{ database, stored, reads, creation, bus, bridge, evaluator, evaluations, identity },
    ...{ provider, clock, failpoints, settings },
  };
}

/** The engine. Needs `ModelProvider`, `Clock`, `Failpoints` and `EngineSettings` from whoever assembles the application. */
@Module({ imports: [EvaluationModule], providers: [engine], exports: [Engine] })
export class ExecutionModule {}
