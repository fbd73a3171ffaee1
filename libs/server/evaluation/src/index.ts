export { BulkEvaluator, type BulkEvaluatorParts } from './bulk-evaluator';
export * from './evaluation-worker';
export { graded, JudgeCertificates, voidOf, type IssuedCertificate } from './judging/judge-certificates';
export { EvaluationModule } from './evaluation.module';
export { Evaluator, type EvaluatorParts } from './evaluator';
export { evaluatorHash, SCORERS_VERSION } from './evaluator-hash';
export {
  itemsPerCallOf,
  JUDGE_PROMPT_HASHES,
  judgeIdentity,
  judgePromptHash,
  type JudgingModel,
} from './judging/judge-identity';
export { scoresOfEnd, withJudge, type JudgingEnd } from './judging/judged-outcome';
export { conversation, judgingPlan, waitsForJudge, wantsJudge, type JudgingPlan } from './judging/judging-plan';
export { notJudged } from './judging/unjudged';
export * from './score-answer';
export { TaskCache } from './task-cache';
export { WorkerIdentity } from './worker-identity';
