import type { ModelRef, SamplingOptions } from '@assay/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A named set of tasks with defaults. Checks and indexes stand in the migration. */
@Unique('suites_name_uq', ['name'])
@Entity('suites')
export class Suite {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'suites_pk', default: () => 'assay_uuid()' })
  id!: string;

  @Column({ type: 'text', collation: 'C' })
  name!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('boolean', { name: 'built_in', default: false })
  builtIn!: boolean;

  @Column('integer', { nullable: true })
  epochs!: number | null;

  @Column('jsonb', { default: () => "'{}'" })
  options!: SamplingOptions;

  @Column('jsonb', { nullable: true })
  judge!: ModelRef | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
