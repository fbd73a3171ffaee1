import type { JsonObject, SamplingOptions } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OllamaModel } from './model.entity';
import { OllamaServer } from './server.entity';
import { Run } from './run.entity';

/** One column of a run, with its one set of runner options. Checks and indexes stand in the migration. */
@Entity('run_models')
export class RunModel {
  @ForeignKey(() => Run, { name: 'run_models_run_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'run_id', primaryKeyConstraintName: 'run_models_pk' })
  runId!: string;

  @ForeignKey(() => OllamaModel, { name: 'run_models_model_fk' })
  @PrimaryColumn('uuid', { name: 'model_id', primaryKeyConstraintName: 'run_models_pk' })
  modelId!: string;

  @ForeignKey(() => OllamaServer, { name: 'run_models_server_fk' })
  @PrimaryColumn('uuid', { name: 'server_id', primaryKeyConstraintName: 'run_models_pk' })
  serverId!: string;

  @Column({ type: 'text', collation: 'C' })
  tag!: string;

  @Column('integer')
  position!: number;

  @Column('jsonb', { name: 'runner_options' })
  runnerOptions!: JsonObject;

  @Column('text', { name: 'runner_hash' })
  runnerHash!: string;

  @Column('jsonb', { default: () => "'{}'" })
  sampling!: SamplingOptions;

  @Column('text', { name: 'sampling_hash' })
  samplingHash!: string;

  @Column('text', { name: 'blocked_reason', nullable: true })
  blockedReason!: string | null;

  /** Grows with every change of its results: what was computed from them is current as long as it stands. */
  @Column('bigint', { name: 'stats_revision', default: 0 })
  statsRevision!: number;
}
