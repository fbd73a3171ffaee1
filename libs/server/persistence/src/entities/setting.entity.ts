import type { JsonValue } from '@assay/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One setting of the installation. Checks and indexes stand in the migration. */
@Entity('settings')
export class Setting {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'settings_pk' })
  key!: string;

  @Column('jsonb')
  value!: JsonValue;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
