import { Module } from '@nestjs/common';
import { Clock, Failpoints } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { EvaluationStore } from '@assay/server/persistence';
import { EvaluationWorker } from './evaluation-worker';
import { Evaluator } from './evaluator';
import { WorkerIdentity } from './worker-identity';

/** Scoring of stored answers. Needs `Clock` and `Failpoints` from whoever assembles the application. */
@Module({
  providers: [
    WorkerIdentity,
    {
      provide: Evaluator,
      useFactory: (...parts: ConstructorParameters<typeof Evaluator>) => new Evaluator(...parts),
      inject: [EvaluationStore, RunEventBus, WorkerIdentity, Clock, Failpoints],
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
