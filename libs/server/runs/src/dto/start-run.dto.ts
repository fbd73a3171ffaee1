import { LIMITS, TASK_TYPES, type StartRun, type TaskType } from '@assay/contracts';
import { ModelRefBody, RunOptionsDto } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';
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
  Min,
  ValidateNested,
} from 'class-validator';

/** What to run. One of taskIds, taskTypes, suiteId; none = suite core. */
export class StartRunDto implements StartRun {
  /** Name for lists; default made from suite and models. */
  @IsOptional()
  @IsString()
  @Length(1, LIMITS.nameLength)
  name?: string;

  /** The models. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.modelsPerRun)
  @ValidateNested({ each: true })
  @Type(() => ModelRefBody)
  models!: ModelRefBody[];

  /** Task versions. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.importStreamRows)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  taskIds?: string[];

  /** All current tasks of these types. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(TASK_TYPES, { each: true })
  @ApiProperty({ enum: TASK_TYPES, enumName: 'TaskType', isArray: true, required: false })
  taskTypes?: TaskType[];

  /** A suite. */
  @IsOptional()
  @IsUUID()
  suiteId?: string;

  /** Repetitions of each task; default that of the suite, else 3. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LIMITS.epochs.max)
  epochs?: number;

  /** Judge; absent = that of the settings, null = none. */
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

  /** A run that this one looks into: the same instances of its tasks, asked with fresh seeds. */
  @IsOptional()
  @IsUUID()
  confirms?: string;

  /** Also measures the speed of each model, once its answers are there and while it is loaded; default false. */
  @IsOptional()
  @IsBoolean()
  speedProbe?: boolean;
}
