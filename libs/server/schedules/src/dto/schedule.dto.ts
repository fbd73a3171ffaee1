import {
  ALERT_EVENTS,
  type AlertEvent,
  CATCH_UP_POLICIES,
  type CatchUpPolicy,
  LIMITS,
  NIGHT_STATES,
  type NightState,
  OVERLAP_POLICIES,
  type OverlapPolicy,
  type Schedule,
  type ScheduleAlerts,
} from '@assay/contracts';
import { BooleanValue, ModelRefBody, NumberValue, PageQuery, RunOptionsDto } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** Where alerts go besides the console. */
export class ScheduleAlertsDto implements ScheduleAlerts {
  /** Address that gets a POST; null: none. */
  @ApiProperty({ type: String, nullable: true })
  webhookUrl!: string | null;
  /** What it is told of. */
  @ApiProperty({ enum: ALERT_EVENTS, enumName: 'AlertEvent', isArray: true })
  events!: AlertEvent[];
}

/** One planned time in short. */
export class LastNightDto {
  /** When it was planned for. */
  scheduledFor!: string;
  /** What it came to. */
  @ApiProperty({ enum: NIGHT_STATES, enumName: 'NightState' })
  state!: NightState;
}

/** A suite that is asked again and again. */
export class ScheduleDto implements Schedule {
  /** Id of the schedule. */
  id!: string;
  /** Name; unique. */
  name!: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  cron!: string;
  /** IANA time zone that the cron line is read in. */
  timeZone!: string;
  /** Id of the suite. */
  suiteId!: string;
  /** Name of the suite. */
  suite!: string;
  /** Models that are asked. */
  models!: ModelRefBody[];
  /** Repetitions of each task in a night. */
  epochs!: number;
  /** Judge; null: none. */
  @ApiProperty({ type: ModelRefBody, nullable: true })
  judge!: ModelRefBody | null;
  /** Options of all requests. */
  options!: RunOptionsDto;
  /** Whether each night measures the speed of its models, at the end of their work while they are loaded. */
  speedProbe!: boolean;
  /** Nights that make up the pinned baseline. */
  baselineNights!: number;
  /** What happens while the night before goes on. */
  @ApiProperty({ enum: OVERLAP_POLICIES, enumName: 'OverlapPolicy' })
  overlap!: OverlapPolicy;
  /** What happens to planned times while the service was off. */
  @ApiProperty({ enum: CATCH_UP_POLICIES, enumName: 'CatchUpPolicy' })
  catchUp!: CatchUpPolicy;
  /** A missed time older than this, in hours, is only listed. */
  catchUpHours!: number;
  /** Nights in a row without a result after which the schedule pauses itself. */
  pauseAfter!: number;
  /** Where alerts go. */
  alerts!: ScheduleAlertsDto;
  /** Whether planned times start nights. */
  enabled!: boolean;
  /** Why the schedule paused itself; null while it did not. */
  @ApiProperty({ type: String, nullable: true })
  pausedReason!: string | null;
  /** Whether alerts are signed. */
  hasWebhookSecret!: boolean;
  /** The next five times, UTC; empty while it is off. */
  nextTimes!: string[];
  /** The last planned times, oldest first, at most 14. */
  lastNights!: LastNightDto[];
  /** Drops that are not settled. */
  openRegressions!: number;
  /** When it was made. */
  createdAt!: string;
  /** When it was changed last. */
  updatedAt!: string;
}

/** Filters of the list. */
export class ScheduleListQuery extends PageQuery {
  /** Part of the name. */
  @IsOptional()
  @IsString()
  @Length(1, LIMITS.nameLength)
  search?: string;

  /** Only those that are on, or off. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  enabled?: boolean;
}

/** How much of the series is wanted. */
export class HistoryQuery {
  /** Newest nights. */
  @IsOptional()
  @NumberValue()
  @IsInt()
  @Min(1)
  @Max(400)
  nights?: number;
}

/** A night that was asked for. */
export class NightStartedDto {
  /** Id of the night in the history. */
  nightId!: string;
}
