import { LIMITS, type Suite, type SuiteDraft } from '@assay/contracts';
import { ModelRefBody, PageQuery, SamplingOptionsDto } from '@assay/server/http';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** A new suite. */
export class SuiteDraftDto implements SuiteDraft {
  /** One of its kind. */
  @IsString()
  @Length(1, LIMITS.nameLength)
  name!: string;

  /** What the suite is for. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  @ApiProperty({ type: 'string', nullable: true })
  description?: string | null;

  /** Keys of its tasks, in order. */
  @IsArray()
  @ArrayMaxSize(LIMITS.importStreamRows)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(LIMITS.nameLength, { each: true })
  taskKeys!: string[];

  /** Default epochs of its runs. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LIMITS.epochs.max)
  @ApiProperty({ type: 'integer', nullable: true })
  epochs?: number | null;

  /** Default sampling of its runs. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SamplingOptionsDto)
  options?: SamplingOptionsDto;

  /** Default judge of its runs. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ModelRefBody)
  @ApiProperty({ type: ModelRefBody, nullable: true })
  judge?: ModelRefBody | null;
}

/** The fields of a suite that change. */
export class SuitePatchDto extends PartialType(SuiteDraftDto) {}

/** A named set of tasks with defaults. */
export class SuiteDto implements Suite {
  /** Id of the suite. */
  id!: string;
  /** One of its kind. */
  name!: string;
  /** What the suite is for. */
  @ApiProperty({ type: 'string', nullable: true })
  description!: string | null;
  /** Ships with Assay and cannot be changed. */
  builtIn!: boolean;
  /** Keys of its tasks, in order. */
  taskKeys!: string[];
  /** How many of them are there and not archived. */
  taskCount!: number;
  /** Default epochs; null = those of the installation. */
  @ApiProperty({ type: 'integer', nullable: true })
  epochs!: number | null;
  /** Default sampling. */
  options!: SamplingOptionsDto;
  /** Default judge. */
  @ApiProperty({ type: ModelRefBody, nullable: true })
  judge!: ModelRefBody | null;
  /** When it was made. */
  createdAt!: string;
  /** When it was last changed. */
  updatedAt!: string;
}

/** Which suites. */
export class SuiteListQuery extends PageQuery {
  /** Found anywhere in the name, whatever the case. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  search?: string;
}
