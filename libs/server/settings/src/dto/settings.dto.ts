import { LIMITS, type Profile, type Settings, type SettingsPatch } from '@assay/contracts';
import { ModelRefBody } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';

/** Limits that can be changed. */
export class LimitsDto {
  /** How long a lane waits for a server that is away, minutes. */
  serverWaitMinutes!: number;
  /** Default limit of one answer with tokens flowing, ms. */
  timeLimitMs!: number;
}

/** Limits to change. */
export class LimitsPatchDto {
  /** How long a lane waits for a server that is away, minutes. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_440)
  serverWaitMinutes?: number;

  /** Default limit of one answer with tokens flowing, ms. */
  @IsOptional()
  @IsInt()
  @Min(LIMITS.timeLimitMs.min)
  @Max(LIMITS.timeLimitMs.max)
  timeLimitMs?: number;
}

/** Weights of the three axes, 0–1. */
export class ProfileWeightsDto {
  /** Accuracy. */
  accuracy!: number;
  /** Relevance. */
  relevance!: number;
  /** Speed. */
  speed!: number;
}

/** A named composite of the axes. */
export class ProfileDto implements Profile {
  /** For programs. */
  id!: string;
  /** For people. */
  name!: string;
  /** Counts up when the weights change. */
  version!: number;
  /** gated: a wrong answer earns nothing; additive: a weighted mean. */
  @ApiProperty({ enum: ['gated', 'additive'] })
  method!: 'gated' | 'additive';
  /** The weights. */
  weights!: ProfileWeightsDto;
}

/** What the sandbox probe found. */
export class SandboxDto {
  /** strong: bubblewrap; standard: WASM in a process of its own; unavailable: code is not scored. */
  @ApiProperty({ enum: ['strong', 'standard', 'unavailable'] })
  level!: 'strong' | 'standard' | 'unavailable';
  /** Why, in one sentence. */
  reason!: string;
}

/** Where the data is. */
export class DataDto {
  /** Started by Assay itself, or named by DATABASE_URL. */
  @ApiProperty({ enum: ['embedded', 'external'] })
  mode!: 'embedded' | 'external';
  /** Version of PostgreSQL. */
  databaseVersion!: string;
}

/** Settings of the installation. */
export class SettingsDto implements Settings {
  /** Judge of runs that name none; null = none. */
  @ApiProperty({ type: ModelRefBody, nullable: true })
  defaultJudge!: ModelRefBody | null;
  /** Limits. */
  limits!: LimitsDto;
  /** Profiles of the composite. */
  profiles!: ProfileDto[];
  /** What the sandbox probe found. */
  sandbox!: SandboxDto;
  /** Where the data is. */
  data!: DataDto;
}

/** Settings to change. */
export class SettingsPatchDto implements SettingsPatch {
  /** Judge of runs that name none; null = none. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ModelRefBody)
  @ApiProperty({ type: ModelRefBody, nullable: true, required: false })
  defaultJudge?: ModelRefBody | null;

  /** Limits to change. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LimitsPatchDto)
  limits?: LimitsPatchDto;
}
