import { LIMITS, type RescoreRun } from '@assay/contracts';
import { ModelRefBody } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsUUID, ValidateNested } from 'class-validator';

/** How stored answers are to be scored once more. */
export class RescoreRunDto implements RescoreRun {
  /** Judge; absent = the run's own, null = none. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ModelRefBody)
  @ApiProperty({ type: ModelRefBody, nullable: true, required: false })
  judge?: ModelRefBody | null;

  /** Results of the run; absent = all that have an answer. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.trialsPerRun)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  resultIds?: string[];
}
