import type { JsonObject } from '@assay/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A model is its digest: a tag that moves is another model. Checks and indexes stand in the migration. */
@Unique('models_identity_uq', ['identity'])
@Entity('models')
export class OllamaModel {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'models_pk', default: () => 'assay_uuid()' })
  id!: string;

  @Column({ type: 'text', collation: 'C' })
  identity!: string;

  @Column({ type: 'text', collation: 'C', nullable: true })
  digest!: string | null;

  @Column({ type: 'text', collation: 'C' })
  name!: string;

  @Column('text', { nullable: true })
  family!: string | null;

  @Column('text', { name: 'parameter_size', nullable: true })
  parameterSize!: string | null;

  @Column('text', { nullable: true })
  quantization!: string | null;

  @Column('integer', { name: 'context_length', nullable: true })
  contextLength!: number | null;

  @Column('text', { array: true, default: () => "'{}'" })
  capabilities!: string[];

  @Column('bigint', { name: 'size_bytes', nullable: true })
  sizeBytes!: number | null;

  @Column('jsonb', { default: () => "'{}'" })
  details!: JsonObject;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
