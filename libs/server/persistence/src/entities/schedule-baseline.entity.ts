import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScheduleRow } from './schedule.entity';
import { OllamaServer } from './server.entity';

/** From when on nights count as the baseline of a model. Checks and indexes stand in the migration. */
@Entity('schedule_baselines')
export class ScheduleBaseline {
  @ForeignKey(() => ScheduleRow, { name: 'schedule_baselines_schedule_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'schedule_id', primaryKeyConstraintName: 'schedule_baselines_pk' })
  scheduleId!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'schedule_baselines_pk' })
  model!: string;

  @ForeignKey(() => OllamaServer, { name: 'schedule_baselines_server_fk' })
  @PrimaryColumn('uuid', { name: 'server_id', primaryKeyConstraintName: 'schedule_baselines_pk' })
  serverId!: string;

  @Column('timestamptz')
  since!: Date;

  /** When somebody said so, by the clock of the schedules: what was a drop up to then is the level now. */
  @Column('timestamptz', { name: 'pinned_at', nullable: true })
  pinnedAt!: Date | null;

  @Column('text', { nullable: true })
  comment!: string | null;
}
