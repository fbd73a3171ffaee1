import { LIMITS, type RunOptions } from '@assay/contracts';
import { SamplingOptionsDto } from '@assay/server/http';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Options of all requests of a night. */
export class RunOptionsBody extends SamplingOptionsDto implements RunOptions {
  /** Context, tokens; default 8,192 (16,384 for thinking models), at most what the model has. */
  @IsOptional()
  @IsInt()
  @Min(LIMITS.numCtx.min)
  @Max(LIMITS.numCtx.max)
  numCtx?: number;
}
