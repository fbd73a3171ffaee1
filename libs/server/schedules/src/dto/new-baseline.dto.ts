import { LIMITS } from '@assay/contracts';
import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

/** Which model gets a new baseline. */
export class NewBaselineDto {
  /** Tag of the model as the nights name it. */
  @IsString()
  @Length(1, LIMITS.nameLength)
  model!: string;

  /** Id of its server. */
  @IsUUID()
  serverId!: string;

  /** Why. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  comment?: string;
}

/** A baseline that was pinned. */
export class BaselinePinnedDto {
  /** The first night of the new baseline. */
  since!: string;
}
