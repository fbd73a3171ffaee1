import {
  LIMITS,
  SERVER_KINDS,
  SERVER_STATUSES,
  type Server,
  type ServerDraft,
  type ServerError,
  type ServerKind,
  type ServerStatus,
  type ServerTest,
} from '@assay/contracts';
import { PageQuery } from '@assay/server/http';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const DRAFT_KINDS = ['ollama', 'openai'] as const;

/** A new server. */
export class ServerDraftDto implements ServerDraft {
  /** One of its kind; no "@", because model@server names a model. */
  @IsString()
  @Length(1, LIMITS.nameLength)
  @Matches(/^[^\s@,][^@,]*$/, { message: 'must not start with a space and hold no @ or comma' })
  name!: string;

  /** What speaks there; default ollama. */
  @IsOptional()
  @IsIn(DRAFT_KINDS)
  kind?: 'ollama' | 'openai';

  /** http or https, with a path at most. */
  @IsString()
  @Length(1, 2_048)
  baseUrl!: string;

  /** Sent as a bearer token; never given back. */
  @IsOptional()
  @IsString()
  @MaxLength(4_096)
  @ApiProperty({ type: 'string', nullable: true, writeOnly: true })
  key?: string | null;

  /** Requests that may be in flight at once; default 1. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LIMITS.slots.max)
  slots?: number;

  /** Whether it is checked and may run; default true. */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

/** The fields of a server that change. */
export class ServerPatchDto extends PartialType(ServerDraftDto) {}

/** Why a server cannot be used now. */
export class ServerErrorDto implements ServerError {
  /** For programs. */
  code!: string;
  /** What happened. */
  message!: string;
  /** What to do next. */
  hint!: string;
}

/** A registered model server. */
export class ServerDto implements Server {
  /** Id of the server. */
  id!: string;
  /** One of its kind. */
  name!: string;
  /** What speaks there. */
  @ApiProperty({ enum: SERVER_KINDS })
  kind!: ServerKind;
  /** Its address. */
  baseUrl!: string;
  /** Requests that may be in flight at once. */
  slots!: number;
  /** Whether it is checked and may run. */
  enabled!: boolean;
  /** Whether a key is stored. */
  hasSecret!: boolean;
  /** As the last check found it. */
  @ApiProperty({ enum: SERVER_STATUSES })
  status!: ServerStatus;
  /** Version that the server told. */
  @ApiProperty({ type: 'string', nullable: true })
  version!: string | null;
  /** When it last answered. */
  @ApiProperty({ type: 'string', nullable: true })
  lastSeenAt!: string | null;
  /** When it is asked next; null while disabled. */
  @ApiProperty({ type: 'string', nullable: true })
  nextCheckAt!: string | null;
  /** Why it cannot be used now; null when it can. */
  @ApiProperty({ type: ServerErrorDto, nullable: true })
  error!: ServerErrorDto | null;
  /** Tags that it lists. */
  modelCount!: number;
  /** A process is working through its lane. */
  busy!: boolean;
  /** When it was registered. */
  createdAt!: string;
}

/** One step of a connection test. */
export class ServerTestStepDto {
  /** What was tried. */
  @ApiProperty({ enum: ['address', 'connect', 'version', 'models'] })
  name!: 'address' | 'connect' | 'version' | 'models';
  /** Whether it went well. */
  ok!: boolean;
  /** What was found. */
  detail!: string;
}

/** A connection test, step by step; the first that fails ends it. */
export class ServerTestDto implements ServerTest {
  /** All steps went well. */
  ok!: boolean;
  /** The steps that were taken. */
  steps!: ServerTestStepDto[];
  /** Version that the server told. */
  @ApiProperty({ type: 'string', nullable: true })
  version!: string | null;
  /** Number of models. */
  @ApiProperty({ type: 'integer', nullable: true })
  models!: number | null;
}

/** Which servers. */
export class ServerListQuery extends PageQuery {
  /** Found anywhere in the name, whatever the case. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  search?: string;
}
