export {
  GRADE_BOUNDS,
  gradeOf,
  judgeCertificate,
  type CertificateParts,
  type LabelledVerdict,
  type VerdictCounts,
} from './certificate';
export { controlItems, type ControlItem } from './controls';
export { decidingCalls, type CountedReply } from './deciding-calls';
export {
  examQuestions,
  examResult,
  readExam,
  EXAM_SMOKE_TEST,
  type ExamItem,
  type ExamQuestion,
  type ExamReply,
} from './exam';
export { isSupported } from './evidence';
export { isSuspicious, suspiciousPhrases } from './suspicious';
export { judgedScores } from './judged-scores';
export { judgePrompt, protocolText, type JudgedAnswer } from './judge-prompt';
export { judgingItems, plannedCalls, type JudgingItem } from './judging-items';
export { judgingState, type ItemVerdict, type JudgingState } from './judging-state';
export { modelFamilies, sharedFamilies, type NamedFamily } from './model-family';
export { PROTOCOL, PROTOCOL_VERSION, REPLY_SCHEMA } from './protocol';
export { readReply, type JudgeReply } from './read-reply';
export { shownAnswer, shownText, type ShownText } from './shown-answer';
export type { NextCall, StoredReply } from './item-replay';
export { yesProbability } from './yes-probability';
