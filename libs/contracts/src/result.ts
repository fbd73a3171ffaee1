import type { JsonObject, JsonValue } from './json';
import type { ChatMessage, ScoreAxis, ScorerType, TaskType } from './task';

export const RESULT_STATUSES = ['generated', 'scored', 'unscored', 'missing'] as const;
export type ResultStatus = (typeof RESULT_STATUSES)[number];

export const SCORED_OUTCOMES = [
  'answered',
  'empty',
  'cut_before_answer',
  'degenerate_loop',
  'too_slow',
  'output_limit',
  'refused',
] as const;
/** The model's own doing: scored, with accuracy 0 for all but `answered`. */
export type ScoredOutcome = (typeof SCORED_OUTCOMES)[number];

export const MISSING_OUTCOMES = [
  'prompt_too_long',
  'unsupported',
  'model_unavailable',
  'model_changed',
  'server_error',
  'poison',
  'internal',
  'cancelled',
] as const;
/** Not the model's doing: never a score. */
export type MissingOutcome = (typeof MISSING_OUTCOMES)[number];
export const OUTCOMES = [...SCORED_OUTCOMES, ...MISSING_OUTCOMES] as const;
export type Outcome = ScoredOutcome | MissingOutcome;
export type OutcomeCounts = Readonly<Partial<Record<Outcome, number>>>;

export const UNSCORED_REASONS = ['no_judge', 'judge_failed', 'cancelled', 'not_available', 'harness_error'] as const;
export type UnscoredReason = (typeof UNSCORED_REASONS)[number];

export const RESULT_FLAGS = [
  'cold',
  'prompt_cached',
  'concurrent',
  'contended',
  'after_cancel',
  'cpu_spill',
  'cut_off',
  'thinking_leaked',
  'format_ignored',
  'near_context',
  'sanitised',
  'retried',
  'server_changed',
  'context_smaller',
  'extraction_repaired',
  'judge_same_family',
  'judge_suspicious',
] as const;
export type ResultFlag = (typeof RESULT_FLAGS)[number];

/** Flags that take the answer's time as a whole out of speed figures; `FLAG_RULES` says which flag spoils which figure. */
export const SPEED_SPOILING_FLAGS = [
  'cold',
  'concurrent',
  'contended',
  'after_cancel',
  'cpu_spill',
] as const satisfies readonly ResultFlag[];

/** A score is reached or it is not: never NaN, never a silent 0. */
export type Score = ScoredScore | UnscoredScore;

interface ScoreBase {
  /** Place of the scorer in the criteria, from 0. */
  readonly no: number;
  readonly scorer: ScorerType;
  readonly axis: ScoreAxis;
  readonly weight: number;
  readonly gate: boolean;
  /** One sentence: what was expected, what was found. */
  readonly reason: string;
  readonly expected: string | null;
  readonly got: string | null;
  readonly detail: JsonObject | null;
}
export interface ScoredScore extends ScoreBase {
  readonly status: 'scored';
  /** 0–1. */
  readonly value: number;
  readonly passed: boolean;
}
export interface UnscoredScore extends ScoreBase {
  readonly status: 'unscored';
  readonly value: null;
  readonly passed: null;
  readonly unscoredReason: UnscoredReason;
}

/** Figures of one answer. Times in ms; null = not measured. */
export interface ResultMetrics {
  readonly accuracy: number | null;
  readonly relevance: number | null;
  /** Desirability of the answer's time, 0–1, of an uncontended call. */
  readonly speed: number | null;
  readonly tokensPerSecond: number | null;
  readonly promptTokensPerSecond: number | null;
  readonly firstTokenMs: number | null;
  readonly firstAnswerMs: number | null;
  readonly promptTokens: number | null;
  readonly answerTokens: number | null;
}

export interface ProblemRef {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** The stored outcome of one trial. */
export interface Result {
  readonly id: string;
  readonly runId: string;
  readonly benchmarkTaskId: string;
  readonly taskKey: string;
  readonly taskTitle: string;
  readonly taskType: TaskType;
  readonly category: string;
  readonly modelId: string;
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly epoch: number;
  readonly variant: number;
  readonly status: ResultStatus;
  readonly outcome: Outcome;
  /** Total − load, ms; by our clock where the server tells no times; null where an answer has no end. */
  readonly executionTime: number | null;
  readonly output: string | null;
  /** True where a list shows only the start of `output`. */
  readonly outputCut: boolean;
  /** Accuracy 0–1; null while unscored or missing. */
  readonly score: number | null;
  readonly passed: boolean | null;
  readonly metrics: ResultMetrics;
  readonly scores: readonly Score[];
  readonly flags: readonly ResultFlag[];
  /** Why it is unscored, failed or missing; null for a plain pass. */
  readonly reason: string | null;
  readonly error?: ProblemRef;
  readonly createdAt: string;
}

/** As the server's final frame and our clock say, ms. */
export interface ResultTimings {
  readonly totalMs: number | null;
  readonly loadMs: number | null;
  readonly promptMs: number | null;
  readonly generationMs: number | null;
  /** total − load − prompt − generation: waiting for a slot. */
  readonly queueMs: number | null;
  readonly thinkingMs: number | null;
  readonly wallMs: number;
  readonly firstTokenMs: number | null;
  readonly firstAnswerMs: number | null;
}

export interface Attempt {
  readonly no: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: string;
  readonly error: ProblemRef | null;
}

export const JUDGEMENT_KINDS = ['control', 'requirement', 'relevance'] as const;
/** A control has a known answer: a judge that gets it wrong was not reading, and its verdicts do not count. */
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

/** One reply of a judge to one question. */
export interface Judgement {
  /** Unique within the evaluation; several calls may ask the same. */
  readonly item: string;
  /** From 1. */
  readonly callNo: number;
  readonly kind: JudgementKind;
  readonly requirement: string;
  /** Null = the reply could not be read. */
  readonly met: boolean | null;
  /** How sure the judge was of "yes", 0–1; null where its server does not tell. */
  readonly pYes: number | null;
  readonly evidence: string | null;
  /** Whether the quote is in the answer. */
  readonly supported: boolean | null;
  /** The reply that stands for the verdict on its item. */
  readonly decides: boolean;
  /** Of an earlier try that came to nothing. */
  readonly forgiven: boolean;
  readonly why: string | null;
  readonly points: number;
  readonly must: boolean;
  readonly rawReply: string | null;
}

/** Who judged: the model by its digest, where, under which protocol. */
export interface EvaluationJudge {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  readonly digest: string | null;
  readonly serverId: string;
  readonly server: string;
  readonly promptHash: string;
  /** Context size, tokens. */
  readonly numCtx: number | null;
  /** Of its server when it judged; null = not told. */
  readonly serverVersion: string | null;
}

/** One scoring of one result by one set of scorers. */
export interface Evaluation {
  readonly id: string;
  readonly current: boolean;
  readonly state: 'pending' | 'running' | 'scored' | 'unscored';
  readonly accuracy: number | null;
  readonly relevance: number | null;
  readonly passed: boolean | null;
  readonly reason: string | null;
  /** What was scored, by which rule, found how. */
  readonly extracted: string | null;
  readonly extractRule: string | null;
  readonly extractTrace: readonly string[];
  readonly scores: readonly Score[];
  readonly judgements: readonly Judgement[];
  /** Name of the judge; null where none was asked. */
  readonly judge: string | null;
  readonly judgedBy: EvaluationJudge | null;
  readonly createdAt: string;
}

/** The exact request that the model got. */
export interface SentRequest {
  readonly messages: readonly ChatMessage[];
  readonly options: JsonObject;
}

export interface ResultDetail extends Result {
  readonly thinking: string | null;
  readonly expectedOutput: string;
  readonly request: SentRequest;
  readonly timings: ResultTimings | null;
  readonly attempts: readonly Attempt[];
  readonly evaluations: readonly Evaluation[];
  readonly environment: { readonly [key: string]: JsonValue };
  /** The other epochs of the same task and model in this run, and its neighbours in the run's order. */
  readonly epochs: readonly {
    readonly id: string;
    readonly epoch: number;
    readonly passed: boolean | null;
    readonly status: ResultStatus;
  }[];
  readonly otherModels: readonly {
    readonly id: string;
    readonly model: string;
    readonly modelId: string;
    readonly epoch: number;
    readonly score: number | null;
  }[];
}
