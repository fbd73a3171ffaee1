import {
  ALERT_EVENTS,
  type AlertDelivery,
  type AlertEvent,
  type FlakyTask,
  type Interval,
  type Night,
  type NightChange,
  type NightFigure,
  type NightModel,
  type NightSpeedFigure,
  NIGHT_STATES,
  type NightState,
  RUN_STATUSES,
  type RunStatus,
  type ScheduleHistory,
  SPEED_FINDINGS,
  type SpeedFinding,
  SPEED_SOURCES,
  type SpeedSource,
} from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ScheduleDto } from './schedule.dto';

/** A value with its 95 % interval; null where it cannot be computed. */
export class NightIntervalDto implements Interval {
  /** The value. */
  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;
  /** Lower end. */
  @ApiProperty({ type: Number, nullable: true })
  low!: number | null;
  /** Upper end. */
  @ApiProperty({ type: Number, nullable: true })
  high!: number | null;
}

/** One scope of one model in one night. */
export class NightFigureDto implements NightFigure {
  /** overall or a task type. */
  scope!: string;
  /** Mean over tasks, 0–1. */
  accuracy!: NightIntervalDto;
  /** Tasks with a score. */
  tasks!: number;
  /** Scored answers. */
  trials!: number;
  /** Share of planned answers without a score, 0–1. */
  missing!: number;
  /** Accuracy of the pinned baseline on the same tasks; null while there is none. */
  @ApiProperty({ type: Number, nullable: true })
  baseline!: number | null;
  /** What it came to. */
  @ApiProperty({ enum: NIGHT_STATES, enumName: 'NightState' })
  state!: NightState;
}

/** What differs from the last night of the baseline. */
export class NightChangeDto implements NightChange {
  /** Which condition. */
  setting!: string;
  /** Before; null: unknown. */
  @ApiProperty({ type: String, nullable: true })
  before!: string | null;
  /** Now; null: unknown. */
  @ApiProperty({ type: String, nullable: true })
  after!: string | null;
}

/** How fast a model wrote in one night. */
export class NightSpeedDto implements NightSpeedFigure {
  /** The speed probe of the night, or its own answers where there was none. */
  @ApiProperty({ enum: SPEED_SOURCES, enumName: 'SpeedSource' })
  source!: SpeedSource;
  /** Median tokens per second. */
  tokensPerSecond!: number;
  /** Median of the baseline nights, measured the same way; null with fewer than five. */
  @ApiProperty({ type: Number, nullable: true })
  baseline!: number | null;
  /** Share in graphics memory, 0–1, where a probe saw it. */
  @ApiProperty({ type: Number, nullable: true })
  gpuShare!: number | null;
  /** The probe. */
  @ApiProperty({ type: String, nullable: true })
  probeId!: string | null;
  /** What it came to; none: nothing to compare with, unconfirmed: slow, and nothing was to be had that confirms it. */
  @ApiProperty({ enum: SPEED_FINDINGS, enumName: 'SpeedFinding' })
  finding!: SpeedFinding;
}

/** One model in one night. */
export class NightModelDto implements NightModel {
  /** Tag as the schedule names it. */
  model!: string;
  /** Id of its server. */
  serverId!: string;
  /** Name of its server. */
  server!: string;
  /** Digest that was asked; null: unknown. */
  @ApiProperty({ type: String, nullable: true })
  digest!: string | null;
  /** What it came to. */
  @ApiProperty({ enum: NIGHT_STATES, enumName: 'NightState' })
  state!: NightState;
  /** overall first, then each task type. */
  figures!: NightFigureDto[];
  /** How fast it was; null where nothing was measured. */
  @ApiProperty({ type: NightSpeedDto, nullable: true })
  speed!: NightSpeedDto | null;
  /** Changed conditions. */
  changes!: NightChangeDto[];
}

/** One planned time with what came of it. */
export class NightDto implements Night {
  /** Id of the night. */
  id!: string;
  /** When it was planned for. */
  scheduledFor!: string;
  /** What it came to. */
  @ApiProperty({ enum: NIGHT_STATES, enumName: 'NightState' })
  state!: NightState;
  /** One sentence for a state that needs one. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** A person started it. */
  manual!: boolean;
  /** Its run. */
  @ApiProperty({ type: String, nullable: true })
  runId!: string | null;
  /** Status of its run. */
  @ApiProperty({ enum: RUN_STATUSES, enumName: 'RunStatus', nullable: true })
  runStatus!: RunStatus | null;
  /** Runs that asked for fresh answers. */
  confirmRunIds!: string[];
  /** Part of the pinned baseline. */
  inBaseline!: boolean;
  /** The models. */
  models!: NightModelDto[];
}

/** A task whose outcome changes from try to try. */
export class FlakyTaskDto implements FlakyTask {
  /** Tag of the model. */
  model!: string;
  /** Task version. */
  taskId!: string;
  /** Key of the task. */
  key!: string;
  /** Title of the task. */
  title!: string;
  /** Chance that two tries disagree, 0–1. */
  disagreement!: number;
  /** Tries that say so. */
  trials!: number;
}

/** One alert. */
export class AlertDeliveryDto implements AlertDelivery {
  /** Id of the delivery; sent as X-Assay-Delivery. */
  id!: string;
  /** What it tells of. */
  @ApiProperty({ enum: ALERT_EVENTS, enumName: 'AlertEvent' })
  event!: AlertEvent;
  /** Where it goes. */
  url!: string;
  /** When it was written. */
  createdAt!: string;
  /** Tries so far. */
  attempts!: number;
  /** When it was taken; null: not yet. */
  @ApiProperty({ type: String, nullable: true })
  deliveredAt!: string | null;
  /** When it is tried again; null: never. */
  @ApiProperty({ type: String, nullable: true })
  nextTryAt!: string | null;
  /** Why the last try failed. */
  @ApiProperty({ type: String, nullable: true })
  error!: string | null;
}

/** The series of a schedule. */
export class HistoryDto implements ScheduleHistory {
  /** The schedule. */
  schedule!: ScheduleDto;
  /** Nights, oldest first. */
  nights!: NightDto[];
  /** Flaky tasks of the pinned baseline. */
  flakyTasks!: FlakyTaskDto[];
  /** The newest 50 alerts. */
  deliveries!: AlertDeliveryDto[];
}
