import type { JsonObject } from '@assay/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** What a block was made with: versions, digests, options, GPU share. Checks and indexes stand in the migration. */
@Unique('environments_hash_uq', ['hash'])
@Entity('environments')
export class Environment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'environments_pk', default: () => 'assay_uuid()' })
  id!: string;

  @Column('text')
  hash!: string;

  @Column('jsonb')
  fingerprint!: JsonObject;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
