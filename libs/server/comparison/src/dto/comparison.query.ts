import { LIMITS, TASK_TYPES, type TaskType } from '@assay/contracts';
import { PROFILES } from '@assay/domain/scoring';
import { ListOfValues } from '@assay/server/http';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { ComparisonRequest } from '../comparison.service';

/** What is compared. */
export class ComparisonQuery implements ComparisonRequest {
  /** 2–10 models, separated by commas: a tag, or tag@server. */
  @ListOfValues()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(2 * LIMITS.nameLength, { each: true })
  models!: string[];

  /** Only results of these runs, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  runIds?: string[];

  /** Only tasks of these types, separated by commas. */
  @IsOptional()
  @ListOfValues()
  @IsIn(TASK_TYPES, { each: true })
  taskTypes?: TaskType[];

  /** Only tasks of these categories, separated by commas; each is a scope of its own. */
  @IsOptional()
  @ListOfValues()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(LIMITS.nameLength, { each: true })
  categories?: string[];

  /** One of the models: only pairs with it are compared, and share the 5 %. */
  @IsOptional()
  @IsString()
  @MaxLength(2 * LIMITS.nameLength)
  baseline?: string;

  /** Id of a profile of the settings: adds its composite to every entry. Verdicts stay those of accuracy. */
  @IsOptional()
  @IsIn(PROFILES.map((profile) => profile.id))
  profile?: string;
}
