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
import { buildEngine } from './build-engine';
import { Engine } from './engine';
import { EngineLimits } from './engine-limits';
import { EngineSettings } from './engine-settings';
import { EngineStore } from './engine-store';
import { JudgeAsker } from './judging/judge-asker';
import { JudgeExaminer } from './judging/judge-examiner';
import { QuietMachine } from './probe/quiet-machine';
import { providerFrom } from './provider-from';
import { RecordedRuns } from './recorded/recorded-runs';
import { RunCloser } from './run-closer';

const engine = providerFrom(
  Engine,
  {
    database: EngineDatabase,
    stored: SettingsRepository,
    reads: PlanningReads,
    creation: RunCreation,
    bus: RunEventBus,
    bridge: RunEventBridge,
    evaluator: Evaluator,
    evaluations: EvaluationWorker,
    identity: WorkerIdentity,
    provider: ModelProvider,
    clock: Clock,
    failpoints: Failpoints,
    settings: EngineSettings,
    quiet: QuietMachine,
  },
  buildEngine,
);

const asker: Provider = {
  provide: ModelAsker,
  useFactory: (...parts: ConstructorParameters<typeof ModelAsker>) => new ModelAsker(...parts),
  inject: [EngineDatabase, PlanningReads, LaneRepository, ModelProvider, EngineSettings],
};

const judgeAsker = providerFrom(
  JudgeAsker,
  { asker: ModelAsker, reads: PlanningReads, stored: SettingsRepository, settings: EngineSettings },
  ({ asker: models, reads, stored, settings }) => new JudgeAsker(models, reads, new EngineLimits(stored, settings)),
);

const examiner: Provider = {
  provide: JudgeExaminer,
  useFactory: (...parts: ConstructorParameters<typeof JudgeExaminer>) => new JudgeExaminer(...parts),
  inject: [ModelAsker, PlanningReads, JudgeRegistry],
};

const recorded = providerFrom(
  RecordedRuns,
  {
    database: EngineDatabase,
    store: EvaluationStore,
    bus: RunEventBus,
    identity: WorkerIdentity,
    clock: Clock,
    failpoints: Failpoints,
    settings: EngineSettings,
    sandbox: CodeSandbox,
  },
  ({ database, store, bus, identity, clock, failpoints, settings, sandbox }) =>
    new RecordedRuns({
      ...{ bus, settings },
      store: new RecordedRunStore(database),
      bulk: new BulkEvaluator({
        ...{ store, bus, identity, clock, tools: { sandbox } },
        many: new ManyScores(database),
      }),
      closer: new RunCloser(new EngineStore(database), bus, failpoints),
    }),
);

/** The engine. Needs `ModelProvider`, `Clock`, `Failpoints`, `EngineSettings` and `QuietMachine` from whoever assembles the application. */
@Module({
  imports: [EvaluationModule],
  providers: [engine, asker, examiner, judgeAsker, recorded],
  exports: [Engine, JudgeAsker, JudgeExaminer, ModelAsker, RecordedRuns],
})
export class ExecutionModule {}
