import { LIMITS } from '@assay/contracts';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { NumberValue } from './values';

/** Paging of every list. */
export class PageQuery {
  /** Items on a page. */
  @IsOptional()
  @NumberValue()
  @IsInt()
  @Min(1)
  @Max(LIMITS.pageSize.max)
  limit?: number;

  /** `nextCursor` of the page before; belongs to the same filters and sort. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  cursor?: string;
}
