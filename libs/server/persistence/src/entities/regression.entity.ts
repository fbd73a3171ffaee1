import type { Interval, NightChange, RegressedTask, RegressionSpeed, RegressionState } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScheduleFire } from './schedule-fire.entity';
import { ScheduleRow } from './schedule.entity';
import { OllamaServer } from './server.entity';

/** A confirmed drop against the pinned baseline. Checks and indexes stand in the migration. */
@Entity('regressions')
export class RegressionRow {
  @PrimaryColumn('uuid', { default: () => 'assay_uuid()', primaryKeyConstraintName: 'regressions_pk' })
  id!: string;

  @ForeignKey(() => ScheduleRow, { name: 'regressions_schedule_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'schedule_id' })
  scheduleId!: string;

  @ForeignKey(() => ScheduleFire, { name: 'regressions_fire_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'fire_id' })
  fireId!: string;

  @Column('text')
  kind!: 'worse' | 'slower';

  @Column('text', { default: 'open' })
  state!: RegressionState;

  @Column({ type: 'text', collation: 'C' })
  model!: string;

  @ForeignKey(() => OllamaServer, { name: 'regressions_server_fk' })
  @Column('uuid', { name: 'server_id' })
  serverId!: string;

  @Column({ type: 'text', collation: 'C' })
  scope!: string;

  @Column('double precision')
  baseline!: number;

  @Column('double precision')
  now!: number;

  @Column('jsonb')
  difference!: Interval;

  @Column('integer', { name: 'fresh_trials' })
  freshTrials!: number;

  @Column('jsonb', { default: () => "'[]'" })
  changes!: readonly NightChange[];

  @Column('jsonb', { default: () => "'[]'" })
  tasks!: readonly RegressedTask[];

  @Column('jsonb', { nullable: true })
  speed!: RegressionSpeed | null;

  @Column('uuid', { name: 'good_run_id', nullable: true })
  goodRunId!: string | null;

  @Column('uuid', { name: 'bad_run_id', nullable: true })
  badRunId!: string | null;

  @Column('text')
  sentence!: string;

  @Column('text', { nullable: true })
  comment!: string | null;

  @Column('integer', { name: 'nights_seen', default: 1 })
  nightsSeen!: number;

  @Column('integer', { name: 'nights_quiet', default: 0 })
  nightsQuiet!: number;

  @Column('timestamptz')
  since!: Date;

  @Column('timestamptz', { name: 'last_seen' })
  lastSeen!: Date;

  @Column('timestamptz', { name: 'snoozed_until', nullable: true })
  snoozedUntil!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
