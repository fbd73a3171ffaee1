import { Module, type Provider } from '@nestjs/common';
import { Clock, Failpoints, ModelProvider } from '@assay/domain/run';
import { EvaluationModule, EvaluationWorker, Evaluator, WorkerIdentity } from '@assay/server/evaluation';
import { RunEventBridge, RunEventBus } from '@assay/server/events';
import { Database, LaneRepository, PlanningReads, RunCreation, SettingsRepository } from '@assay/server/persistence';
import { ModelAsker } from './ask/model-asker';
import { buildEngine, type EngineNeeds } from './build-engine';
import { Engine } from './engine';
import { EngineSettings } from './engine-settings';
import { QuietMachine } from './probe/quiet-machine';

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
  QuietMachine,
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
    QuietMachine,
  ],
};

function named(parts: Needs): EngineNeeds {
  const [database, stored, reads, creation, bus, bridge, evaluator, evaluations, identity, ...ports] = parts;
  const [provider, clock, failpoints, settings, quiet] = ports;
  return {
    ...{ database, stored, reads, creation, bus, bridge, evaluator, evaluations, identity },
    ...{ provider, clock, failpoints, settings, quiet },
  };
}

const asker: Provider = {
  provide: ModelAsker,
  useFactory: (...parts: ConstructorParameters<typeof ModelAsker>) => new ModelAsker(...parts),
  inject: [Database, PlanningReads, LaneRepository, ModelProvider, EngineSettings],
};

/** The engine. Needs `ModelProvider`, `Clock`, `Failpoints`, `EngineSettings` and `QuietMachine` from whoever assembles the application. */
@Module({ imports: [EvaluationModule], providers: [engine, asker], exports: [Engine, ModelAsker] })
export class ExecutionModule {}
