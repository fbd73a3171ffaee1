import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScheduleFire } from './schedule-fire.entity';
import { OllamaServer } from './server.entity';
import { SpeedProbeRow } from './speed-probe.entity';

/** A night in which the probe found a model slow, and the second probe that decides. Checks and indexes stand in the migration. */
@Entity('schedule_speed_checks')
export class ScheduleSpeedCheck {
  @ForeignKey(() => ScheduleFire, { name: 'schedule_speed_checks_fire_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'fire_id', primaryKeyConstraintName: 'schedule_speed_checks_pk' })
  fireId!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'schedule_speed_checks_pk' })
  model!: string;

  @ForeignKey(() => OllamaServer, { name: 'schedule_speed_checks_server_fk' })
  @PrimaryColumn('uuid', { name: 'server_id', primaryKeyConstraintName: 'schedule_speed_checks_pk' })
  serverId!: string;

  /** Tokens per second: median of the baseline nights. */
  @Column('double precision')
  baseline!: number;

  /** Tokens per second: the slowest night of the baseline. */
  @Column('double precision')
  lowest!: number;

  /** Tokens per second: what the probe of the night found. */
  @Column('double precision')
  now!: number;

  /** Share in graphics memory, 0–1, in the last night of the baseline. */
  @Column('double precision', { name: 'gpu_share_before', nullable: true })
  gpuShareBefore!: number | null;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('integer', { default: 0 })
  tries!: number;

  /** The second probe, while it goes on and once it has decided. */
  @ForeignKey(() => SpeedProbeRow, { name: 'schedule_speed_checks_probe_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'probe_id', nullable: true })
  probeId!: string | null;

  @Column('text', { nullable: true })
  outcome!: 'confirmed' | 'refuted' | 'no_probe' | null;
}
