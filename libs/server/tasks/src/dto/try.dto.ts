import {
  JUDGE_GRADES,
  LIMITS,
  RESULT_FLAGS,
  SCORED_OUTCOMES,
  UNSCORED_REASONS,
  type JudgeGrade,
  type ResultFlag,
  type Score,
  type ScoredOutcome,
  type TaskDraft,
  type TriedAnswer,
  type TriedJudge,
  type TriedJudgement,
  type TriedTask,
  type TryDraft,
  type TryTask,
  type UnscoredReason,
} from '@assay/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ModelRefBody } from '@assay/server/http';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { TaskDraftDto } from './task.dto';

/** An answer to score, or the model to ask; one of them. */
export class TryTaskBody implements TryTask {
  /** The answer to score. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.answer)
  output?: string;

  /** The model to ask for one answer. */
  @IsOptional()
  @IsString()
  @Length(1, LIMITS.nameLength)
  model?: string;

  /** Needed where several servers hold the model. */
  @IsOptional()
  @IsUUID()
  serverId?: string;

  /** Which instance of the task, from 1. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  variant?: number;

  /** Who judges what programs cannot decide; absent = the judge of the settings, null = nobody. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ModelRefBody)
  @ApiProperty({ type: ModelRefBody, nullable: true, required: false })
  judge?: ModelRefBody | null;
}

/** A task that is not stored, with an answer to score or the model to ask. */
export class TryDraftBody extends TryTaskBody implements TryDraft {
  /** The task; checked by the rules of task files. */
  @IsObject()
  @ApiProperty({ type: TaskDraftDto })
  task!: TaskDraft;
}

/** The answer of a model that was asked. */
export class TriedAnswerDto implements TriedAnswer {
  /** Tag of the model. */
  model!: string;
  /** Name of the server. */
  server!: string;
  /** Id of the server. */
  serverId!: string;
  /** Messages and options as they were sent. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  request!: TriedAnswer['request'];
  /** What it thought; null = nothing. */
  @ApiProperty({ type: 'string', nullable: true })
  thinking!: string | null;
  /** Milliseconds. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number', nullable: true } })
  timings!: TriedAnswer['timings'];
  /** eval_count ÷ eval_duration. */
  @ApiProperty({ type: 'number', nullable: true })
  tokensPerSecond!: number | null;
}

/** What a judge replied to one requirement. */
export class TriedJudgementDto implements TriedJudgement {
  /** control: its verdict is known before. */
  @ApiProperty({ enum: ['control', 'requirement', 'relevance'] })
  kind!: TriedJudgement['kind'];
  /** What it was asked. */
  requirement!: string;
  /** Its verdict; null = the reply could not be read. */
  @ApiProperty({ type: Boolean, nullable: true })
  met!: boolean | null;
  /** Its quote from the answer. */
  @ApiProperty({ type: String, nullable: true })
  evidence!: string | null;
  /** Its reason. */
  @ApiProperty({ type: String, nullable: true })
  why!: string | null;
  /** Whether the quote stands in the answer. */
  @ApiProperty({ type: Boolean, nullable: true })
  supported!: boolean | null;
  /** How sure it was, 0–1; null where its server does not tell. */
  @ApiProperty({ type: Number, nullable: true })
  pYes!: number | null;
}

/** A judge that was asked about an answer that is not stored. */
export class TriedJudgeDto implements TriedJudge {
  /** Tag of the model. */
  model!: string;
  /** Name of its server. */
  server!: string;
  /** Id of its server. */
  serverId!: string;
  /** 0–1; null where it was not judged. */
  @ApiProperty({ type: Number, nullable: true })
  relevance!: number | null;
  /** By its certificate. */
  @ApiProperty({ enum: JUDGE_GRADES, enumName: 'JudgeGrade' })
  grade!: JudgeGrade;
  /** What is known of it, in words. */
  words!: string;
  /** Reply by reply. */
  judgements!: TriedJudgementDto[];
}

/** How an answer that was tried scores. Nothing is stored. */
export class TriedTaskDto implements TriedTask {
  /** The instance, from 1. */
  variant!: number;
  /** How the answer ended. */
  @ApiProperty({ enum: SCORED_OUTCOMES })
  outcome!: ScoredOutcome;
  /** The answer. */
  output!: string;
  /** The target of this instance. */
  expectedOutput!: string;
  /** Whether there is a score. */
  @ApiProperty({ enum: ['scored', 'unscored'] })
  status!: TriedTask['status'];
  /** As in results: the accuracy, 0–1; null while unscored. */
  @ApiProperty({ type: 'number', nullable: true })
  score!: number | null;
  /** 0–1; null while unscored. */
  @ApiProperty({ type: 'number', nullable: true })
  accuracy!: number | null;
  /** Whether it passes; null while unscored. */
  @ApiProperty({ type: 'boolean', nullable: true })
  passed!: boolean | null;
  /** Why there is no score. */
  @ApiProperty({ enum: UNSCORED_REASONS, nullable: true })
  unscoredReason!: UnscoredReason | null;
  /** One sentence: why this score. */
  reason!: string;
  /** The part that was scored. */
  @ApiProperty({ type: 'string', nullable: true })
  extracted!: string | null;
  /** The rule that found it. */
  @ApiProperty({ type: 'string', nullable: true })
  extractRule!: string | null;
  /** How it was found, step by step. */
  extractTrace!: string[];
  /** What is worth knowing about the answer. */
  @ApiProperty({ enum: RESULT_FLAGS, isArray: true })
  flags!: ResultFlag[];
  /** Each scorer with what it expected and found. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  scores!: Score[];
  /** The model's answer; null where one was pasted. */
  @ApiPropertyOptional({ type: TriedAnswerDto, nullable: true })
  answer!: TriedAnswerDto | null;
  /** What a judge said; null where none was asked. */
  @ApiProperty({ type: TriedJudgeDto, nullable: true })
  judge!: TriedJudgeDto | null;
}
