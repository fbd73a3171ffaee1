import { DIFFICULTIES, LIMITS, TASK_TYPES, type Difficulty, type TaskType } from '@assay/contracts';
import { IMPORT_FORMATS, TASK_FORMATS, type ImportFormat, type TaskFormat } from '@assay/domain/task-file';
import { BooleanValue, ListOfNumbers, ListOfValues, PageQuery } from '@assay/server/http';
import { TASK_SORTS, type TaskFilter, type TaskSort } from '@assay/server/persistence';
import { IntersectionType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Which tasks. */
export class TaskFilterQuery implements TaskFilter {
  /** Task types, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @IsIn(TASK_TYPES, { each: true })
  taskType?: TaskType[];

  /** Exactly this category. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  category?: string;

  /** Difficulties 1–4, separated by commas. */
  @IsOptional()
  @ListOfNumbers()
  @IsIn(DIFFICULTIES, { each: true })
  difficulty?: Difficulty[];

  /** Has this tag. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  tag?: string;

  /** Found anywhere in key, title, category or description, whatever the case. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  search?: string;

  /** Name or id of a suite. */
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  suite?: string;
}

/** Which tasks, in which order, which page. */
export class TaskListQueryDto extends IntersectionType(TaskFilterQuery, PageQuery) {
  /** Order; default by type, category and key. */
  @IsOptional()
  @IsIn(TASK_SORTS)
  sort?: TaskSort;

  /** Largest first. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  descending?: boolean;
}

/** Between which versions. */
export class TaskChangesQuery {
  /** Id of another version of the task; default the one before. */
  @IsOptional()
  @IsUUID()
  from?: string;
}

/** Which tasks, as which file. */
export class TaskExportQuery extends TaskFilterQuery {
  /** Form of the file; default yaml. */
  @IsOptional()
  @IsIn(TASK_FORMATS)
  format?: TaskFormat;
}

/** How an import is done. */
export class TaskImportQuery {
  /** Say what would happen and write nothing. */
  @IsOptional()
  @BooleanValue()
  @IsBoolean()
  dryRun?: boolean;

  /** How the file is written (yaml, json, jsonl, csv), or whose format it has (gsm8k, humaneval …; assay is our own); default by its name, look and fields. */
  @IsOptional()
  @IsIn(IMPORT_FORMATS)
  format?: ImportFormat;

  /** Task type of all its tasks, instead of what it says or its format stands for. */
  @IsOptional()
  @IsIn(TASK_TYPES)
  taskType?: TaskType;
}
