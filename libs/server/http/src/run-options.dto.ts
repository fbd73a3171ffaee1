import { LIMITS, type RunOptions } from '@assay/contracts';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { SamplingOptionsDto } from './sampling-options.dto';

/** Options of all requests of a run. */
export class RunOptionsDto extends SamplingOptionsDto implements RunOptions {
  /** Context, tokens; default 8,192 (16,384 for thinking models), at most what the model has. */
  @IsOptional()
  @IsInt()
  @Min(LIMITS.numCtx.min)
  @Max(LIMITS.numCtx.max)
  numCtx?: number;
}
