import { Module } from '@nestjs/common';
import { Clock, CodeSandbox, Failpoints } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { EvaluationStore } from '@assay/server/persistence';
import { EvaluationWorker } from './evaluation-worker';
import { Evaluator } from './evaluator';
import { WorkerIdentity } from './worker-identity';

type EvaluatorNeeds = [EvaluationStore, RunEventBus, WorkerIdentity, Clock, Failpoints, CodeSandbox];

/** Scoring of stored answers. Needs `Clock`, `Failpoints` and `CodeSandbox` from whoever assembles the application. */
@Module({
  providers: [
    WorkerIdentity,
    {
      provide: Evaluator,
      useFactory: (...[store, bus, identity, clock, failpoints, sandbox]: EvaluatorNeeds) =>
        new Evaluator({ store, bus, identity, clock, failpoints, tools: { sandbox } }),
      inject: [EvaluationStore, RunEventBus, WorkerIdentity, Clock, Failpoints, CodeSandbox],
    },
    {
      provide: EvaluationWorker,
      useFactory: (...parts: ConstructorParameters<typeof EvaluationWorker>) => new EvaluationWorker(...parts),
      inject: [EvaluationStore, Evaluator, WorkerIdentity, Clock],
    },
  ],
  exports: [WorkerIdentity, Evaluator, EvaluationWorker],
})
export class EvaluationModule {}
