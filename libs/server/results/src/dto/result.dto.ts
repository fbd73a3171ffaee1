import {
  OUTCOMES,
  RESULT_FLAGS,
  RESULT_STATUSES,
  SCORER_TYPES,
  SCORE_AXES,
  TASK_TYPES,
  JUDGEMENT_KINDS,
  UNSCORED_REASONS,
  type Attempt,
  type ChatMessage,
  type Evaluation,
  type JsonObject,
  type JsonValue,
  type EvaluationJudge,
  type Judgement,
  type JudgementKind,
  type Outcome,
  type ProblemRef,
  type Result,
  type ResultDetail,
  type ResultFlag,
  type ResultMetrics,
  type ResultStatus,
  type ResultTimings,
  type Score,
  type ScoreAxis,
  type ScorerType,
  type SentRequest,
  type TaskType,
  type UnscoredReason,
} from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';

const TEXT = { type: 'string', nullable: true } as const;
const NUMBER = { type: 'number', nullable: true } as const;
const INTEGER = { type: 'integer', nullable: true } as const;
const FLAG = { type: 'boolean', nullable: true } as const;
const OBJECT = { type: 'object', additionalProperties: true } as const;

/** What one scorer said. */
export class ScoreDto {
  /** Place of the scorer in the criteria, from 0. */
  no!: number;
  /** Type of the scorer. */
  @ApiProperty({ enum: SCORER_TYPES, enumName: 'ScorerType' })
  scorer!: ScorerType;
  /** What it measures. */
  @ApiProperty({ enum: SCORE_AXES })
  axis!: ScoreAxis;
  /** Its weight in the mean of its axis. */
  weight!: number;
  /** A gate that fails fails the answer. */
  gate!: boolean;
  /** scored, or unscored with the reason. */
  @ApiProperty({ enum: ['scored', 'unscored'] })
  status!: 'scored' | 'unscored';
  /** 0–1; null while unscored. */
  @ApiProperty(NUMBER)
  value!: number | null;
  /** Null while unscored. */
  @ApiProperty(FLAG)
  passed!: boolean | null;
  /** Only where unscored. */
  @ApiProperty({ enum: UNSCORED_REASONS, required: false })
  unscoredReason?: UnscoredReason;
  /** What was expected and found, in one sentence. */
  reason!: string;
  /** What was expected. */
  @ApiProperty(TEXT)
  expected!: string | null;
  /** What was found. */
  @ApiProperty(TEXT)
  got!: string | null;
  /** More, by type of scorer. */
  @ApiProperty({ ...OBJECT, nullable: true })
  detail!: JsonObject | null;
}

/** Figures of one answer; null = not measured. */
export class ResultMetricsDto implements ResultMetrics {
  /** 0–1. */
  @ApiProperty(NUMBER)
  accuracy!: number | null;
  /** 0–1. */
  @ApiProperty(NUMBER)
  relevance!: number | null;
  /** Desirability of the answer's time, 0–1, of an uncontended call. */
  @ApiProperty(NUMBER)
  speed!: number | null;
  /** eval_count ÷ eval_duration. */
  @ApiProperty(NUMBER)
  tokensPerSecond!: number | null;
  /** prompt_eval_count ÷ prompt_eval_duration. */
  @ApiProperty(NUMBER)
  promptTokensPerSecond!: number | null;
  /** First thinking or answer, ms. */
  @ApiProperty(NUMBER)
  firstTokenMs!: number | null;
  /** First answer, ms. */
  @ApiProperty(NUMBER)
  firstAnswerMs!: number | null;
  /** Tokens of the prompt. */
  @ApiProperty(INTEGER)
  promptTokens!: number | null;
  /** Tokens of thinking and answer. */
  @ApiProperty(INTEGER)
  answerTokens!: number | null;
}

/** A problem in words. */
export class ProblemRefDto implements ProblemRef {
  /** For programs. */
  code!: string;
  /** What happened. */
  message!: string;
  /** What to do next. */
  hint!: string;
}

/** The stored outcome of one trial. */
export class ResultDto implements Result {
  /** Id of the result. */
  id!: string;
  /** Its run. */
  runId!: string;
  /** Its task version. */
  benchmarkTaskId!: string;
  /** Key of the task. */
  taskKey!: string;
  /** Title of the task. */
  taskTitle!: string;
  /** Kind of work. */
  @ApiProperty({ enum: TASK_TYPES, enumName: 'TaskType' })
  taskType!: TaskType;
  /** Category of the task. */
  category!: string;
  /** Its model. */
  modelId!: string;
  /** Tag of the model in this run. */
  model!: string;
  /** Its server. */
  serverId!: string;
  /** Name of the server. */
  server!: string;
  /** Repetition of the task, from 1. */
  epoch!: number;
  /** Instance of the task, from 1. */
  variant!: number;
  /** Where it is. */
  @ApiProperty({ enum: RESULT_STATUSES })
  status!: ResultStatus;
  /** What became of the request. */
  @ApiProperty({ enum: OUTCOMES, enumName: 'Outcome' })
  outcome!: Outcome;
  /** Total − load, ms; by our clock where the server tells no times. */
  @ApiProperty(NUMBER)
  executionTime!: number | null;
  /** The answer; null while missing. */
  @ApiProperty(TEXT)
  output!: string | null;
  /** Only the start of the answer is here; the single result has all of it. */
  outputCut!: boolean;
  /** Accuracy 0–1; null while unscored or missing. */
  @ApiProperty(NUMBER)
  score!: number | null;
  /** Null while unscored or missing. */
  @ApiProperty(FLAG)
  passed!: boolean | null;
  /** Figures. */
  metrics!: ResultMetricsDto;
  /** What each scorer said. */
  @ApiProperty({ type: [ScoreDto] })
  scores!: Score[];
  /** What spoils or colours a figure. */
  @ApiProperty({ enum: RESULT_FLAGS, enumName: 'ResultFlag', isArray: true })
  flags!: ResultFlag[];
  /** Why it is unscored, failed or missing. */
  @ApiProperty(TEXT)
  reason!: string | null;
  /** Only where something went wrong. */
  error?: ProblemRefDto;
  /** When it was stored. */
  createdAt!: string;
}

/** Times of one answer, ms. */
export class ResultTimingsDto implements ResultTimings {
  /** As the server says. */
  @ApiProperty(NUMBER)
  totalMs!: number | null;
  /** Until the model was there, waiting included. */
  @ApiProperty(NUMBER)
  loadMs!: number | null;
  /** Reading the prompt. */
  @ApiProperty(NUMBER)
  promptMs!: number | null;
  /** Generating. */
  @ApiProperty(NUMBER)
  generationMs!: number | null;
  /** The rest: waiting for a slot. */
  @ApiProperty(NUMBER)
  queueMs!: number | null;
  /** Of the generation, thinking. */
  @ApiProperty(NUMBER)
  thinkingMs!: number | null;
  /** By our clock. */
  wallMs!: number;
  /** First thinking or answer. */
  @ApiProperty(NUMBER)
  firstTokenMs!: number | null;
  /** First answer. */
  @ApiProperty(NUMBER)
  firstAnswerMs!: number | null;
}

/** One try. */
export class AttemptDto implements Attempt {
  /** From 1. */
  no!: number;
  /** When it began. */
  startedAt!: string;
  /** When it ended. */
  @ApiProperty(TEXT)
  endedAt!: string | null;
  /** How it ended. */
  outcome!: string;
  /** What went wrong. */
  @ApiProperty({ type: ProblemRefDto, nullable: true })
  error!: ProblemRefDto | null;
}

/** A judge's answer to one requirement. */
export class JudgementDto implements Judgement {
  /** Id of the question, unique within the evaluation. */
  item!: string;
  /** Number of the call about it, from 1. */
  callNo!: number;
  /** A control has a known answer. */
  @ApiProperty({ enum: JUDGEMENT_KINDS })
  kind!: JudgementKind;
  /** The requirement. */
  requirement!: string;
  /** How sure the judge was of "yes", 0–1. */
  @ApiProperty(NUMBER)
  pYes!: number | null;
  /** Whether the quote is in the answer. */
  @ApiProperty(FLAG)
  supported!: boolean | null;
  /** The reply that stands for the verdict on its question. */
  decides!: boolean;
  /** Of an earlier try that came to nothing. */
  forgiven!: boolean;
  /** Null where the judge gave no usable answer. */
  @ApiProperty(FLAG)
  met!: boolean | null;
  /** Quote from the answer. */
  @ApiProperty(TEXT)
  evidence!: string | null;
  /** The judge's reason. */
  @ApiProperty(TEXT)
  why!: string | null;
  /** Points of the requirement. */
  points!: number;
  /** Without it the answer fails. */
  must!: boolean;
  /** The reply as it came. */
  @ApiProperty(TEXT)
  rawReply!: string | null;
}

/** Who judged. */
export class EvaluationJudgeDto implements EvaluationJudge {
  /** Id of the judge: model, server and protocol. */
  id!: string;
  /** Its model. */
  modelId!: string;
  /** Tag of the model. */
  name!: string;
  /** Digest of the model. */
  @ApiProperty(TEXT)
  digest!: string | null;
  /** Its server. */
  serverId!: string;
  /** Name of the server. */
  server!: string;
  /** Hash of prompt and protocol. */
  promptHash!: string;
  /** Context size, tokens. */
  @ApiProperty(NUMBER)
  numCtx!: number | null;
  /** Version of its server when it judged; null = not told. */
  @ApiProperty({ type: String, nullable: true })
  serverVersion!: string | null;
}

/** One scoring of the result. */
export class EvaluationDto implements Evaluation {
  /** Id of the evaluation. */
  id!: string;
  /** The one whose score counts. */
  current!: boolean;
  /** Where it is. */
  @ApiProperty({ enum: ['pending', 'running', 'scored', 'unscored'] })
  state!: 'pending' | 'running' | 'scored' | 'unscored';
  /** 0–1. */
  @ApiProperty(NUMBER)
  accuracy!: number | null;
  /** 0–1. */
  @ApiProperty(NUMBER)
  relevance!: number | null;
  /** Null while unscored. */
  @ApiProperty(FLAG)
  passed!: boolean | null;
  /** Why this score. */
  @ApiProperty(TEXT)
  reason!: string | null;
  /** The part of the answer that was scored. */
  @ApiProperty(TEXT)
  extracted!: string | null;
  /** How it was found. */
  @ApiProperty(TEXT)
  extractRule!: string | null;
  /** The search, step by step. */
  extractTrace!: string[];
  /** What each scorer said. */
  @ApiProperty({ type: [ScoreDto] })
  scores!: Score[];
  /** What the judge said. */
  judgements!: JudgementDto[];
  /** Name of the judge. */
  @ApiProperty(TEXT)
  judge!: string | null;
  /** Who it was. */
  @ApiProperty({ type: EvaluationJudgeDto, nullable: true })
  judgedBy!: EvaluationJudgeDto | null;
  /** When it was made. */
  createdAt!: string;
}

/** One message as it was sent. */
export class SentMessageDto implements ChatMessage {
  /** Who says it. */
  @ApiProperty({ enum: ['system', 'user', 'assistant'] })
  role!: ChatMessage['role'];
  /** What is said. */
  content!: string;
}

/** The request as it was sent. */
export class SentRequestDto implements SentRequest {
  /** Conversation. */
  messages!: SentMessageDto[];
  /** Options. */
  @ApiProperty(OBJECT)
  options!: JsonObject;
}

/** The same task and model in another epoch. */
export class EpochDto {
  /** Id of the result. */
  id!: string;
  /** Epoch. */
  epoch!: number;
  /** Null while unscored or missing. */
  @ApiProperty(FLAG)
  passed!: boolean | null;
  /** Where it is. */
  @ApiProperty({ enum: RESULT_STATUSES })
  status!: ResultStatus;
}

/** The same task in another model. */
export class OtherModelDto {
  /** Id of the result. */
  id!: string;
  /** Tag of the model. */
  model!: string;
  /** The model. */
  modelId!: string;
  /** Epoch. */
  epoch!: number;
  /** Accuracy 0–1. */
  @ApiProperty(NUMBER)
  score!: number | null;
}

/** One result with everything that explains it. */
export class ResultDetailDto extends ResultDto implements ResultDetail {
  /** Thinking of the model; never searched for answers. */
  @ApiProperty(TEXT)
  thinking!: string | null;
  /** Target of the variant that was asked. */
  expectedOutput!: string;
  /** The request as it was sent. */
  request!: SentRequestDto;
  /** Times; null while missing. */
  @ApiProperty({ type: ResultTimingsDto, nullable: true })
  timings!: ResultTimingsDto | null;
  /** Every try. */
  attempts!: AttemptDto[];
  /** Every scoring, oldest first. */
  evaluations!: EvaluationDto[];
  /** Versions, digests, options and GPU share behind the answer. */
  @ApiProperty(OBJECT)
  environment!: Readonly<Record<string, JsonValue>>;
  /** The same task and model in all epochs. */
  epochs!: EpochDto[];
  /** The same task in all models of the run. */
  otherModels!: OtherModelDto[];
}
