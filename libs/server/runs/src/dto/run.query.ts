import { LIMITS, RUN_KINDS, RUN_STATUSES, type RunKind, type RunStatus } from '@assay/contracts';
import { BooleanValue, ListOfValues, PageQuery } from '@assay/server/http';
import { RUN_SORTS, type RunListQuery, type RunSort } from '@assay/server/persistence';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Which runs, in which order, which page. */
export class RunListQueryDto extends PageQuery implements RunListQuery {
  /** Statuses, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @IsIn(RUN_STATUSES, { each: true })
  status?: RunStatus[];

  /** Kind of run. */
  @IsOptional()
  @IsIn(RUN_KINDS)
  kind?: RunKind;

  /** Name or id of its suite. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  suite?: string;

  /** Has this model: a tag, or tag@server. */
  @IsOptional()
  @IsString()
  @MaxLength(2 * LIMITS.nameLength)
  model?: string;

  /** Uses this server. */
  @IsOptional()
  @IsUUID()
  serverId?: string;

  /** Found anywhere in name or number, whatever the case. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  search?: string;

  /** Order; default by creation. */
  @IsOptional()
  @IsIn(RUN_SORTS)
  sort?: RunSort;

  /** Newest or largest first; default true. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  descending?: boolean;
}

/** How a run is started. */
export class StartRunQuery {
  /** Say what would happen and start nothing. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  dryRun?: boolean;
}
