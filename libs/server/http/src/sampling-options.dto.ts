import { LIMITS, type SamplingOptions, type Think } from '@assay/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';

/** Sampling; absent = as the model is served. */
export class SamplingOptionsDto implements SamplingOptions {
  /** 0–2. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  temperature?: number;

  /** 31 bits. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  seed?: number;

  /** Longest answer, tokens. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LIMITS.numPredict.max)
  numPredict?: number;

  /** `true`, `false`, or a level of models that know levels. */
  @IsOptional()
  @IsIn([true, false, 'low', 'medium', 'high'])
  @ApiProperty({ oneOf: [{ type: 'boolean' }, { type: 'string', enum: ['low', 'medium', 'high'] }] })
  think?: Think;

  /** 0–1. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  topP?: number;

  /** From 1. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  topK?: number;

  /** Wall-clock limit of one answer with tokens flowing, ms. */
  @IsOptional()
  @IsInt()
  @Min(LIMITS.timeLimitMs.min)
  @Max(LIMITS.timeLimitMs.max)
  timeLimitMs?: number;
}
