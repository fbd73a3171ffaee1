import type { ProbeFigures, ProbeMeasurement, SpeedProbeState } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Environment } from './environment.entity';
import { OllamaModel } from './model.entity';
import { Run } from './run.entity';
import { OllamaServer } from './server.entity';

/** One speed probe of one model on one server. Checks and indexes stand in the migration. */
@Entity('speed_probes')
export class SpeedProbeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'speed_probes_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => OllamaServer, { name: 'speed_probes_server_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'server_id' })
  serverId!: string;

  @ForeignKey(() => OllamaModel, { name: 'speed_probes_model_fk' })
  @Column('uuid', { name: 'model_id' })
  modelId!: string;

  @Column({ type: 'text', collation: 'C' })
  tag!: string;

  /** The run that it is part of; null: it stands alone. */
  @ForeignKey(() => Run, { name: 'speed_probes_run_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'run_id', nullable: true })
  runId!: string | null;

  /** 1: the run's own; later ones look again. */
  @Column('integer', { default: 1 })
  round!: number;

  @Column('text', { default: 'queued' })
  state!: SpeedProbeState;

  @Column('boolean', { name: 'cancel_requested', default: false })
  cancelRequested!: boolean;

  /** Of the lane that runs it. */
  @Column('bigint', { name: 'lane_token', nullable: true })
  laneToken!: number | null;

  /** How often a process has begun it. */
  @Column('integer', { default: 0 })
  starts!: number;

  @Column('integer', { default: 0 })
  done!: number;

  @Column('integer', { default: 0 })
  total!: number;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('jsonb', { nullable: true })
  figures!: ProbeFigures | null;

  @Column('jsonb', { default: () => "'[]'" })
  measurements!: ProbeMeasurement[];

  @ForeignKey(() => Environment, { name: 'speed_probes_environment_fk' })
  @Column('uuid', { name: 'environment_id', nullable: true })
  environmentId!: string | null;

  @Column('timestamptz', { name: 'requested_at', default: () => 'now()' })
  requestedAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
