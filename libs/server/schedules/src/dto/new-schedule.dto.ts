import {
  ALERT_EVENTS,
  type AlertEvent,
  CATCH_UP_POLICIES,
  type CatchUpPolicy,
  LIMITS,
  type NewSchedule,
  OVERLAP_POLICIES,
  type OverlapPolicy,
} from '@assay/contracts';
import { ModelRefBody, RunOptionsDto } from '@assay/server/http';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Most epochs of a night: a confirmation asks three times as many, and a run holds 100. */
const MOST_EPOCHS = 33;

/** Where alerts go besides the console. */
export class NewAlertsDto {
  /** Address that gets a POST; null: none. */
  @IsOptional()
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @Length(1, 2_048)
  @ApiProperty({ type: String, nullable: true, required: false })
  webhookUrl?: string | null;

  /** Signs the alerts; written, never read. Null: not signed any more. */
  @IsOptional()
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @Length(16, 500)
  @ApiProperty({ type: String, nullable: true, required: false })
  webhookSecret?: string | null;

  /** What it is told of; default everything. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(ALERT_EVENTS, { each: true })
  @ApiProperty({ enum: ALERT_EVENTS, enumName: 'AlertEvent', isArray: true, required: false })
  events?: AlertEvent[];
}

/** A schedule to make; what is left out gets its default. */
export class NewScheduleDto implements NewSchedule {
  /** Name; unique. */
  @IsString()
  @Length(1, LIMITS.nameLength)
  name!: string;

  /** Five fields: minute, hour, day of month, month, day of week. */
  @IsString()
  @Length(1, 200)
  cron!: string;

  /** IANA name, such as Europe/Berlin. */
  @IsString()
  @MaxLength(100)
  timeZone!: string;

  /** The suite; default core. */
  @IsOptional()
  @IsUUID()
  suiteId?: string;

  /** Models that are asked. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.modelsPerRun)
  @ValidateNested({ each: true })
  @Type(() => ModelRefBody)
  models!: ModelRefBody[];

  /** Repetitions of each task in a night; default 3. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_EPOCHS)
  epochs?: number;

  /** Judge; default and null: none. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ModelRefBody)
  @ApiProperty({ type: ModelRefBody, nullable: true, required: false })
  judge?: ModelRefBody | null;

  /** Options of all requests. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RunOptionsDto)
  options?: RunOptionsDto;

  /** Whether each night measures the speed of its models; default true. */
  @IsOptional()
  @IsBoolean()
  speedProbe?: boolean;

  /** Nights that make up the pinned baseline; default 14. */
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(30)
  baselineNights?: number;

  /** What happens while the night before goes on; default skip. */
  @IsOptional()
  @IsIn(OVERLAP_POLICIES)
  @ApiProperty({ enum: OVERLAP_POLICIES, enumName: 'OverlapPolicy', required: false })
  overlap?: OverlapPolicy;

  /** What happens to planned times while the service was off; default latest. */
  @IsOptional()
  @IsIn(CATCH_UP_POLICIES)
  @ApiProperty({ enum: CATCH_UP_POLICIES, enumName: 'CatchUpPolicy', required: false })
  catchUp?: CatchUpPolicy;

  /** A missed time older than this, in hours, is only listed; default 6. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(168)
  catchUpHours?: number;

  /** Nights in a row without a result after which the schedule pauses itself; default 3. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(30)
  pauseAfter?: number;

  /** Where alerts go. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NewAlertsDto)
  alerts?: NewAlertsDto;

  /** Whether planned times start nights; default true. */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

/** What to change of a schedule. */
export class SchedulePatchDto extends PartialType(NewScheduleDto, { skipNullProperties: false }) {}
