import {
  LIMITS,
  RESULT_FLAGS,
  SCORED_OUTCOMES,
  UNSCORED_REASONS,
  type ResultFlag,
  type Score,
  type ScoredOutcome,
  type TaskDraft,
  type TriedAnswer,
  type TriedTask,
  type TryDraft,
  type TryTask,
  type UnscoredReason,
} from '@assay/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
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
}
