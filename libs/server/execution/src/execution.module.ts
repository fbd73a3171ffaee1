import { Module, type Provider } from '@nestjs/common';
import { Clock, CodeSandbox, Failpoints, ModelProvider } from '@assay/domain/run';
import { BulkEvaluator, EvaluationModule, EvaluationWorker, Evaluator, WorkerIdentity } from '@assay/server/evaluation';
import { RunEventBridge, RunEventBus } from '@assay/server/events';
import {
  EngineDatabase,
  EvaluationStore,
  JudgeRegistry,
  LaneRepository,
  ManyScores,
  PlanningReads,
  RecordedRunStore,
  RunCreation,
  SettingsRepository,
} from '@assay/server/persistence';
import { ModelAsker } from './ask/model-asker';
import { buildEngine, type EngineNeeds } from './build-engine';
import { Engine } from './engine';
import { EngineSettings } from './engine-settings';
import { EngineStore } from './engine-store';
import { JudgeExaminer } from './judging/judge-examiner';
import { QuietMachine } from './probe/quiet-machine';
import { RecordedRuns } from './recorded/recorded-runs';
import { RunCloser } from './run-closer';

type Needs = readonly [
  EngineDatabase,
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
    EngineDatabase,
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
  inject: [EngineDatabase, PlanningReads, LaneRepository, ModelProvider, EngineSettings],
};

const examiner: Provider = {
  provide: JudgeExaminer,
  useFactory: (...parts: ConstructorParameters<typeof JudgeExaminer>) => new JudgeExaminer(...parts),
  inject: [ModelAsker, PlanningReads, JudgeRegistry],
};

const recorded: Provider = {
  provide: RecordedRuns,
  useFactory: (...[database, store, bus, identity, ...ports]: RecordedNeeds) => {
    const [clock, failpoints, settings, sandbox] = ports;
    const tools = { sandbox };
    return new RecordedRuns({
      ...{ bus, settings },
      store: new RecordedRunStore(database),
      bulk: new BulkEvaluator({ ...{ store, bus, identity, clock, tools }, many: new ManyScores(database) }),
      closer: new RunCloser(new EngineStore(database), bus, failpoints),
    });
  },
  inject: [
    EngineDatabase,
    EvaluationStore,
    RunEventBus,
    WorkerIdentity,
    Clock,
    Failpoints,
    EngineSettings,
    CodeSandbox,
  ],
};

type RecordedNeeds = readonly [
  EngineDatabase,
  EvaluationStore,
  RunEventBus,
  WorkerIdentity,
  Clock,
  Failpoints,
  EngineSettings,
  CodeSandbox,
];

/** The engine. Needs `ModelProvider`, `Clock`, `Failpoints`, `EngineSettings` and `QuietMachine` from whoever assembles the application. */
@Module({
  imports: [EvaluationModule],
  providers: [engine, asker, examiner, recorded],
  exports: [Engine, JudgeExaminer, ModelAsker, RecordedRuns],
})
export class ExecutionModule {}
