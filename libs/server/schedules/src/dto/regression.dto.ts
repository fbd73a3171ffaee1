import {
  LIMITS,
  type RegressedTask,
  type Regression,
  REGRESSION_STATES,
  type RegressionSpeed,
  type RegressionState,
  SPEED_SOURCES,
  type SpeedSource,
} from '@assay/contracts';
import { ListOfValues, PageQuery } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { NightChangeDto, NightIntervalDto } from './history.dto';

/** A task that fell. */
export class RegressedTaskDto implements RegressedTask {
  /** Task version. */
  taskId!: string;
  /** Key of the task. */
  key!: string;
  /** Title of the task. */
  title!: string;
  /** Mean of the baseline, 0–1. */
  baseline!: number;
  /** Mean of the fresh answers, 0–1. */
  now!: number;
  /** An answer of the baseline. */
  @ApiProperty({ type: String, nullable: true })
  goodResultId!: string | null;
  /** A fresh answer. */
  @ApiProperty({ type: String, nullable: true })
  badResultId!: string | null;
  /** Run of the answer of the baseline. */
  @ApiProperty({ type: String, nullable: true })
  goodRunId!: string | null;
  /** Run of the fresh answer. */
  @ApiProperty({ type: String, nullable: true })
  badRunId!: string | null;
}

/** How a model was found to be slower. */
export class RegressionSpeedDto implements RegressionSpeed {
  /** Speed probes, or the answers of two nights. */
  @ApiProperty({ enum: SPEED_SOURCES, enumName: 'SpeedSource' })
  source!: SpeedSource;
  /** Probe of the night. */
  @ApiProperty({ type: String, nullable: true })
  probeId!: string | null;
  /** Probe that confirmed it. */
  @ApiProperty({ type: String, nullable: true })
  confirmedBy!: string | null;
  /** Share in graphics memory, 0–1, in the last good night. */
  @ApiProperty({ type: Number, nullable: true })
  gpuShareBefore!: number | null;
  /** Share in graphics memory now. */
  @ApiProperty({ type: Number, nullable: true })
  gpuShare!: number | null;
}

/** A confirmed drop against the pinned baseline. */
export class RegressionDto implements Regression {
  /** Id of the regression. */
  id!: string;
  /** Id of the schedule. */
  scheduleId!: string;
  /** Name of the schedule. */
  schedule!: string;
  /** worse: accuracy; slower: tokens per second. */
  @ApiProperty({ enum: ['worse', 'slower'] })
  kind!: 'worse' | 'slower';
  /** open, acknowledged and snoozed are not settled. */
  @ApiProperty({ enum: REGRESSION_STATES, enumName: 'RegressionState' })
  state!: RegressionState;
  /** Tag of the model. */
  model!: string;
  /** Id of its server. */
  serverId!: string;
  /** Name of its server. */
  server!: string;
  /** overall or a task type. */
  scope!: string;
  /** Of the baseline: accuracy 0–1, or tokens per second. */
  baseline!: number;
  /** Of the confirming answers. */
  now!: number;
  /** now − baseline with its 95 % interval; for slower a share of the baseline. */
  difference!: NightIntervalDto;
  /** Confirming answers. */
  freshTrials!: number;
  /** The first night that showed it. */
  since!: string;
  /** The last night that showed it. */
  lastSeen!: string;
  /** Nights that showed it. */
  nightsSeen!: number;
  /** Conditions that changed before it. */
  changes!: NightChangeDto[];
  /** The tasks that fell most. */
  tasks!: RegressedTaskDto[];
  /** Of slower: how it was found; null for worse. */
  @ApiProperty({ type: RegressionSpeedDto, nullable: true })
  speed!: RegressionSpeedDto | null;
  /** Last run of the baseline. */
  @ApiProperty({ type: String, nullable: true })
  goodRunId!: string | null;
  /** First bad run. */
  @ApiProperty({ type: String, nullable: true })
  badRunId!: string | null;
  /** Until when it is out of sight. */
  @ApiProperty({ type: String, nullable: true })
  snoozedUntil!: string | null;
  /** What a person wrote. */
  @ApiProperty({ type: String, nullable: true })
  comment!: string | null;
  /** The finding in words. */
  sentence!: string;
}

/** Filters of the list. */
export class RegressionListQuery extends PageQuery {
  /** Only of this schedule. */
  @IsOptional()
  @IsUUID()
  scheduleId?: string;

  /** Only in these states. */
  @IsOptional()
  @ListOfValues()
  @IsArray()
  @ArrayUnique()
  @IsIn(REGRESSION_STATES, { each: true })
  @ApiProperty({ enum: REGRESSION_STATES, enumName: 'RegressionState', isArray: true, required: false })
  state?: RegressionState[];

  /** Only of this model tag. */
  @IsOptional()
  @IsString()
  @Length(1, LIMITS.nameLength)
  model?: string;
}

/** A word on a regression. */
export class RegressionCommentDto {
  /** Why. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  comment?: string;
}

/** How long it is out of sight. */
export class SnoozeDto extends RegressionCommentDto {
  /** Days; default 7. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  days?: number;
}
