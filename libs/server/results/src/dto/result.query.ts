import {
  LIMITS,
  OUTCOMES,
  RESULT_FLAGS,
  RESULT_STATUSES,
  TASK_TYPES,
  type Outcome,
  type ResultFlag,
  type ResultStatus,
  type TaskType,
} from '@assay/contracts';
import { BooleanValue, ListOfValues, PageQuery } from '@assay/server/http';
import { RESULT_SORTS, type ResultFilter, type ResultSort } from '@assay/server/persistence';
import { EXPORT_FORMATS, type ExportFormat } from '../export/formats';
import { IntersectionType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Which results. */
export class ResultFilterQuery implements ResultFilter {
  /** Of this run. */
  @IsOptional()
  @IsUUID()
  runId?: string;

  /** Of this model: a tag, or tag@server. */
  @IsOptional()
  @IsString()
  @MaxLength(2 * LIMITS.nameLength)
  model?: string;

  /** From this server. */
  @IsOptional()
  @IsUUID()
  serverId?: string;

  /** Of this task version. */
  @IsOptional()
  @IsUUID()
  taskId?: string;

  /** Task types, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @IsIn(TASK_TYPES, { each: true })
  taskType?: TaskType[];

  /** Statuses, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @IsIn(RESULT_STATUSES, { each: true })
  status?: ResultStatus[];

  /** Outcomes, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @IsIn(OUTCOMES, { each: true })
  outcome?: Outcome[];

  /** Carries this flag. */
  @IsOptional()
  @IsIn(RESULT_FLAGS)
  flag?: ResultFlag;

  /** Carries any flag, or none. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  flagged?: boolean;

  /** Passed, or scored and not passed. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  passed?: boolean;

  /** Found anywhere in task title, task key or model, whatever the case. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  search?: string;
}

/** Which results, in which order, which page. */
export class ResultListQueryDto extends IntersectionType(ResultFilterQuery, PageQuery) {
  /** Order; default by creation. */
  @IsOptional()
  @IsIn(RESULT_SORTS)
  sort?: ResultSort;

  /** Largest or newest first; default true. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  descending?: boolean;
}

/** Which results, as which file. */
export class ResultExportQuery extends ResultFilterQuery {
  /** Form of the file; default jsonl. */
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: ExportFormat;
}
