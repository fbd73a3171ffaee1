import type { AlertEvent, CatchUpPolicy, ModelRef, OverlapPolicy, RunOptions } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Suite } from './suite.entity';

/** A suite that is asked again and again at planned times. Checks and indexes stand in the migration. */
@Unique('schedules_name_uq', ['name'])
@Entity('schedules')
export class ScheduleRow {
  @PrimaryColumn('uuid', { default: () => 'assay_uuid()', primaryKeyConstraintName: 'schedules_pk' })
  id!: string;

  @Column({ type: 'text', collation: 'C' })
  name!: string;

  @Column('text')
  cron!: string;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @ForeignKey(() => Suite, { name: 'schedules_suite_fk' })
  @Column('uuid', { name: 'suite_id' })
  suiteId!: string;

  @Column('jsonb')
  models!: readonly ModelRef[];

  @Column('integer')
  epochs!: number;

  @Column('jsonb', { nullable: true })
  judge!: ModelRef | null;

  @Column('jsonb', { default: () => "'{}'" })
  options!: RunOptions;

  @Column('integer', { name: 'baseline_nights', default: 14 })
  baselineNights!: number;

  @Column('boolean', { name: 'speed_probe', default: true })
  speedProbe!: boolean;

  @Column('text', { default: 'skip' })
  overlap!: OverlapPolicy;

  @Column('text', { name: 'catch_up', default: 'latest' })
  catchUp!: CatchUpPolicy;

  @Column('integer', { name: 'catch_up_hours', default: 6 })
  catchUpHours!: number;

  @Column('integer', { name: 'pause_after', default: 3 })
  pauseAfter!: number;

  @Column('text', { name: 'webhook_url', nullable: true })
  webhookUrl!: string | null;

  @Column('text', { name: 'webhook_secret', nullable: true })
  webhookSecret!: string | null;

  @Column('text', { name: 'alert_events', array: true, default: () => "'{worse,slower,did_not_run}'" })
  alertEvents!: AlertEvent[];

  @Column('boolean', { default: true })
  enabled!: boolean;

  @Column('text', { name: 'paused_reason', nullable: true })
  pausedReason!: string | null;

  @Column('integer', { default: 0 })
  failures!: number;

  @Column('timestamptz', { name: 'seen_until', default: () => 'now()' })
  seenUntil!: Date;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
