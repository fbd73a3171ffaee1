import { LIMITS, type ModelRef } from '@assay/contracts';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** A model by its tag. */
export class ModelRefBody implements ModelRef {
  /** Tag of the model, as the server lists it. */
  @IsString()
  @Length(1, LIMITS.nameLength)
  model!: string;

  /** Needed where several servers hold the model. */
  @IsOptional()
  @IsUUID()
  serverId?: string;
}
