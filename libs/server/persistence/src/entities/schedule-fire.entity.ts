import type { NightModel } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Run } from './run.entity';
import { ScheduleRow } from './schedule.entity';

/** One planned time of a schedule: the row is the lock that it starts once. Checks and indexes stand in the migration. */
@Unique('schedule_fires_once_uq', ['scheduleId', 'scheduledFor'])
@Unique('schedule_fires_run_uq', ['runId'])
@Entity('schedule_fires')
export class ScheduleFire {
  @PrimaryColumn('uuid', { default: () => 'assay_uuid()', primaryKeyConstraintName: 'schedule_fires_pk' })
  id!: string;

  @ForeignKey(() => ScheduleRow, { name: 'schedule_fires_schedule_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'schedule_id' })
  scheduleId!: string;

  @Column('timestamptz', { name: 'scheduled_for' })
  scheduledFor!: Date;

  @Column('boolean', { default: false })
  manual!: boolean;

  @Column('text')
  state!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @ForeignKey(() => Run, { name: 'schedule_fires_run_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'run_id', nullable: true })
  runId!: string | null;

  @Column('integer', { default: 0 })
  tries!: number;

  @Column('timestamptz', { name: 'next_try_at', nullable: true })
  nextTryAt!: Date | null;

  @Column('jsonb', { default: () => "'[]'" })
  models!: readonly NightModel[];

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
