import {
  OUTCOMES,
  RUN_KINDS,
  RUN_STATUSES,
  WAITING_FOR,
  type JsonObject,
  type OutcomeCounts,
  type Run,
  type RunCounts,
  type RunJudging,
  type RunKind,
  type RunLane,
  type RunLaneBlock,
  type RunModel,
  type RunStatus,
  type RunSummary,
  type WaitingFor,
} from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { TimeEstimateDto } from './plan.dto';

const TEXT = { type: 'string', nullable: true } as const;
const COUNTS = { type: 'object', additionalProperties: { type: 'integer' } } as const;

/** Where trials are; the parts add up to the total. */
export class RunCountsDto implements RunCounts {
  /** All. */
  total!: number;
  /** Not begun. */
  waiting!: number;
  /** Being generated. */
  running!: number;
  /** Answer stored, not scored yet. */
  generated!: number;
  /** Scored and passed. */
  passed!: number;
  /** Scored and not passed. */
  failed!: number;
  /** Answer without a score. */
  unscored!: number;
  /** No answer. */
  missing!: number;
  /** Cancelled before an answer. */
  cancelled!: number;
}

/** One column of a run. */
export class RunModelDto implements RunModel {
  /** The model. */
  modelId!: string;
  /** Its tag. */
  name!: string;
  /** Its digest, fixed when the run was accepted. */
  @ApiProperty(TEXT)
  digest!: string | null;
  /** Its server. */
  serverId!: string;
  /** Name of the server. */
  server!: string;
  /** Context in this run, tokens. */
  numCtx!: number;
  /** Where its trials are. */
  counts!: RunCountsDto;
}

/** The judge of a run. */
export class RunJudgeDto {
  /** The model. */
  modelId!: string;
  /** Its name. */
  name!: string;
  /** Its server. */
  serverId!: string;
}

/** A run as lists show it. */
export class RunSummaryDto implements RunSummary {
  /** Id of the run. */
  id!: string;
  /** Counts up by one per run. */
  number!: number;
  /** Name. */
  name!: string;
  /** Kind. */
  @ApiProperty({ enum: RUN_KINDS })
  kind!: RunKind;
  /** Where it is. */
  @ApiProperty({ enum: RUN_STATUSES, enumName: 'RunStatus' })
  status!: RunStatus;
  /** Only with the status waiting. */
  @ApiProperty({ enum: WAITING_FOR, nullable: true })
  waitingFor!: WaitingFor | null;
  /** One sentence for a status that needs one. */
  @ApiProperty(TEXT)
  reason!: string | null;
  /** Name of its suite. */
  @ApiProperty(TEXT)
  suite!: string | null;
  /** Its models. */
  models!: RunModelDto[];
  /** Its judge. */
  @ApiProperty({ type: RunJudgeDto, nullable: true })
  judge!: RunJudgeDto | null;
  /** Repetitions of each task. */
  epochs!: number;
  /** Number of tasks. */
  tasks!: number;
  /** Where its trials are. */
  counts!: RunCountsDto;
  /** Share that needs no more work, 0–1. */
  progress!: number;
  /** Time left; null when finished. */
  @ApiProperty({ type: TimeEstimateDto, nullable: true })
  eta!: TimeEstimateDto | null;
  /** Mean accuracy of scored answers, 0–1. */
  @ApiProperty({ type: 'number', nullable: true })
  accuracy!: number | null;
  /** Last event; watch from here. */
  lastSeq!: number;
  /** When it was accepted. */
  createdAt!: string;
  /** When its first lane began. */
  @ApiProperty(TEXT)
  startedAt!: string | null;
  /** When it ended. */
  @ApiProperty(TEXT)
  finishedAt!: string | null;
}

/** A stretch of a lane's time strip. */
export class RunLaneBlockDto implements RunLaneBlock {
  /** Tag of the model. */
  model!: string;
  /** Loading, generating or judging. */
  @ApiProperty({ enum: ['load', 'generate', 'judge'] })
  phase!: 'load' | 'generate' | 'judge';
  /** When it began. */
  startedAt!: string;
  /** When it ended; null = going on. */
  @ApiProperty(TEXT)
  endedAt!: string | null;
  /** Trials so far. */
  trials!: number;
}

/** What one server does for the run. */
export class RunLaneDto implements RunLane {
  /** The server. */
  serverId!: string;
  /** Its name. */
  server!: string;
  /** What it does now. */
  @ApiProperty({ enum: ['idle', 'loading', 'generating', 'judging', 'waiting', 'done'] })
  state!: RunLane['state'];
  /** Tag of the model at work. */
  @ApiProperty(TEXT)
  model!: string | null;
  /** Trials that need no more work. */
  done!: number;
  /** Trials of this server. */
  total!: number;
  /** While waiting: when the server is asked again. */
  @ApiProperty(TEXT)
  nextTryAt!: string | null;
  /** While waiting: when its trials become missing. */
  @ApiProperty(TEXT)
  waitsUntil!: string | null;
  /** Its time strip. */
  blocks!: RunLaneBlockDto[];
}

/** Answers of a run and its judge. */
export class RunJudgingDto implements RunJudging {
  /** They wait for their judge, or are with it. */
  open!: number;
  /** They went through a judge. */
  done!: number;
  /** Replies of judges so far. */
  calls!: number;
}

/** A run, whole. */
export class RunDto extends RunSummaryDto implements Run {
  /** Answers and their judge; null where there is nothing to judge. */
  @ApiProperty({ type: RunJudgingDto, nullable: true })
  judging!: RunJudgingDto | null;
  /** Results by outcome. */
  @ApiProperty({ ...COUNTS, description: `Results by outcome: ${OUTCOMES.join(', ')}.` })
  outcomes!: OutcomeCounts;
  /** Results by flag. */
  @ApiProperty(COUNTS)
  flags!: Record<string, number>;
  /** What each server does. */
  lanes!: RunLaneDto[];
  /** Digests, options, versions, fixed when the run was accepted. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  manifest!: JsonObject;
  /** Model swaps so far. */
  swaps!: number;
  /** Time spent loading so far, ms. */
  loadMs!: number;
}
