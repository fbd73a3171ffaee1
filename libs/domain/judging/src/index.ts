export {
  GRADE_BOUNDS,
  gradeOf,
  judgeCertificate,
  type CertificateParts,
  type LabelledVerdict,
  type VerdictCounts,
} from './certificate';
export { lengthEffect, refusedReason, standingOf, UNREADABLE, type JudgedLength } from './conduct';
export { certificateSentence } from './certificate-words';
export { countedLabels, type SpokenLabel } from './counted-labels';
export { controlItems, type ControlItem } from './controls';
export { isPromptCut } from './cut-prompt';
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
export { repeatsItself } from './repetition';
export { isSuspicious, suspiciousPhrases } from './suspicious';
export { keptText } from './kept-text';
export { judgedScores } from './judged-scores';
export { judgePrompt, protocolText, type JudgedAnswer, type JudgeQuestionText } from './judge-prompt';
export { judgingItems, plannedCalls, type JudgingItem } from './judging-items';
export { judgingState, type ItemVerdict, type JudgingState } from './judging-state';
export { modelFamilies, sharedFamilies, type NamedFamily } from './model-family';
export { itemsPerCall, parameterCount, PROTOCOL, PROTOCOL_VERSION, REPLY_SCHEMA, replySchema } from './protocol';
export { readReplies, readReply, type JudgeReply } from './read-reply';
export { shownAnswer, shownText, type ShownText } from './shown-answer';
export type { NextCall, StoredReply } from './item-replay';
export { yesProbabilities, yesProbability } from './yes-probability';
