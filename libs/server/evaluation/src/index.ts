export * from './evaluation-worker';
export { EvaluationModule } from './evaluation.module';
export { Evaluator } from './evaluator';
export { evaluatorHash, SCORERS_VERSION } from './evaluator-hash';
export * from './score-answer';
export { TaskCache } from './task-cache';
export { WorkerIdentity } from './worker-identity';
