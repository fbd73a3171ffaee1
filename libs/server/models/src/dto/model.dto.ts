import { LIMITS, type JsonProbe, type Model, type ModelSpeed } from '@assay/contracts';
import { PageQuery } from '@assay/server/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

const TEXT = { type: 'string', nullable: true } as const;
const NUMBER = { type: 'number', nullable: true } as const;
const INTEGER = { type: 'integer', nullable: true } as const;

/** A model in the memory of its server. */
export class LoadedDto {
  /** Memory in all, bytes. */
  sizeBytes!: number;
  /** Of it on the GPU, bytes. */
  vramBytes!: number;
  /** Context that it was loaded with, tokens. */
  @ApiProperty(INTEGER)
  contextLength!: number | null;
  /** When the server unloads it by itself. */
  @ApiProperty(TEXT)
  expiresAt!: string | null;
}

/** Medians of the latest answers that no flag spoils. */
export class ModelSpeedDto implements ModelSpeed {
  /** Generated tokens per second. */
  tokensPerSecond!: number;
  /** Without loading, seconds. */
  secondsPerAnswer!: number;
  /** Answers behind the medians, at most 200. */
  answers!: number;
}

/** The last speed probe in short. */
export class LastProbeDto implements JsonProbe {
  /** Id of the probe. */
  id!: string;
  /** When it ended. */
  at!: string;
  /** Whether its figures count. */
  valid!: boolean;
  /** Why they do not; null when they do. */
  @ApiProperty(TEXT)
  reason!: string | null;
  /** Generated tokens per second, median. */
  @ApiProperty(NUMBER)
  tokensPerSecond!: number | null;
  /** Slowest and fastest run. */
  @ApiProperty({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, nullable: true })
  tokensPerSecondRange!: [number, number] | null;
  /** Prompt tokens read per second, median over the long prompts. */
  @ApiProperty(NUMBER)
  promptTokensPerSecond!: number | null;
  /** Time to the first token of the short prompt, median, ms. */
  @ApiProperty(NUMBER)
  firstTokenMs!: number | null;
  /** One load of the model, ms; null when it was in memory. */
  @ApiProperty(NUMBER)
  coldLoadMs!: number | null;
}

/** One tag on one server. */
export class ModelDto implements Model {
  /** Id of the model: same digest, same id. */
  id!: string;
  /** Tag. */
  name!: string;
  /** Server that holds it. */
  serverId!: string;
  /** Name of that server. */
  serverName!: string;
  /** What identifies the model; null where the server knows none. */
  @ApiProperty(TEXT)
  digest!: string | null;
  /** Family. */
  @ApiProperty(TEXT)
  family!: string | null;
  /** Such as 8.0B. */
  @ApiProperty(TEXT)
  parameterSize!: string | null;
  /** Such as Q4_K_M. */
  @ApiProperty(TEXT)
  quantization!: string | null;
  /** Largest context, tokens. */
  @ApiProperty(INTEGER)
  contextLength!: number | null;
  /** Such as completion, tools, thinking, vision. */
  capabilities!: string[];
  /** On disk, bytes. */
  @ApiProperty(INTEGER)
  sizeBytes!: number | null;
  /** When the server last changed it. */
  @ApiProperty(TEXT)
  modifiedAt!: string | null;
  /** Runs outside of the server: prompts would leave the network. */
  remote!: boolean;
  /** In memory now; null when not. */
  @ApiProperty({ type: LoadedDto, nullable: true })
  loaded!: LoadedDto | null;
  /** Speed on stored answers; null while nothing is known. */
  @ApiProperty({ type: ModelSpeedDto, nullable: true })
  speed!: ModelSpeedDto | null;
  /** Last speed probe; null before the first. */
  @ApiProperty({ type: LastProbeDto, nullable: true })
  lastProbe!: LastProbeDto | null;
  /** Since when the tag points at this digest, if it pointed at another before. */
  @ApiProperty(TEXT)
  changedAt!: string | null;
}

/** Which models. */
export class ModelListQueryDto extends PageQuery {
  /** Of this server. */
  @IsOptional()
  @IsUUID()
  serverId?: string;

  /** Found anywhere in the tag, whatever the case. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  search?: string;

  /** Has this capability. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  capability?: string;
}
