import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { BenchmarkTask } from './task.entity';
import { Run } from './run.entity';
import { RunModel } from './run-model.entity';

/** One task version × model × server × epoch: one generation, one unit of work. Checks and indexes stand in the migration. */
@Unique('trials_once_uq', ['runId', 'taskId', 'modelId', 'serverId', 'epoch'])
@ForeignKey(() => RunModel, ['runId', 'modelId', 'serverId'], ['runId', 'modelId', 'serverId'], {
  name: 'trials_model_fk',
  onDelete: 'CASCADE',
})
@Entity('trials')
export class Trial {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'trials_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => Run, { name: 'trials_run_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @ForeignKey(() => BenchmarkTask, { name: 'trials_task_fk' })
  @Column('uuid', { name: 'task_id' })
  taskId!: string;

  @Column('uuid', { name: 'model_id' })
  modelId!: string;

  @Column('uuid', { name: 'server_id' })
  serverId!: string;

  @Column('integer')
  epoch!: number;

  @Column('integer')
  variant!: number;

  @Column('integer')
  position!: number;

  @Column('text', { default: 'pending' })
  state!: string;

  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('integer', { default: 0 })
  stalls!: number;

  /** Attempts up to this one do not count: somebody asked for the answer again. */
  @Column('integer', { default: 0 })
  forgiven!: number;

  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore!: Date | null;

  @Column('bigint', { name: 'lane_token', nullable: true })
  laneToken!: number | null;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;
}
