export { BulkEvaluator, type BulkEvaluatorParts } from './bulk-evaluator';
export * from './evaluation-worker';
export { EvaluationModule } from './evaluation.module';
export { Evaluator, type EvaluatorParts, type JudgingEnd } from './evaluator';
export { evaluatorHash, SCORERS_VERSION } from './evaluator-hash';
export {
  itemsPerCallOf,
  JUDGE_PROMPT_HASHES,
  judgeIdentity,
  judgePromptHash,
  type JudgingModel,
} from './judging/judge-identity';
export { conversation, wantsJudge, type JudgingPlan } from './judging/judging-plan';
export * from './score-answer';
export { TaskCache } from './task-cache';
export { WorkerIdentity } from './worker-identity';
