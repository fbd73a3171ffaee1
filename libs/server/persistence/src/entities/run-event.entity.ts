import type { JsonObject, RunEventType } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Run } from './run.entity';

/** One durable event of a run; seq is gap-free. Checks and indexes stand in the migration. */
@Entity('run_events')
export class RunEventRow {
  @ForeignKey(() => Run, { name: 'run_events_run_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'run_id', primaryKeyConstraintName: 'run_events_pk' })
  runId!: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'run_events_pk' })
  seq!: number;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at!: Date;

  @Column('text')
  type!: RunEventType;

  @Column('jsonb')
  payload!: JsonObject;
}
