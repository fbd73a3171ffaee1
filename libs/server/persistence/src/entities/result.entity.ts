import type {
  JsonObject,
  Outcome,
  ProblemRef,
  ResultFlag,
  ResultStatus,
  ResultTimings,
  UnscoredReason,
} from '@assay/contracts';
import { Column, Entity, ForeignKey, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { BenchmarkTask } from './task.entity';
import { Environment } from './environment.entity';
import { OllamaModel } from './model.entity';
import { OllamaServer } from './server.entity';
import { Run } from './run.entity';
import { Trial } from './trial.entity';

/** The stored outcome of a trial. Checks and indexes stand in the migration. */
@Unique('benchmark_results_trial_uq', ['trialId'])
@Unique('benchmark_results_once_uq', ['runId', 'benchmarkTaskId', 'modelId', 'serverId', 'epoch'])
@Entity('benchmark_results')
export class BenchmarkResult {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'benchmark_results_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => Trial, { name: 'benchmark_results_trial_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'trial_id' })
  trialId!: string;

  @ForeignKey(() => Run, { name: 'benchmark_results_run_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @Column('uuid', { name: 'benchmark_task_id' })
  benchmarkTaskId!: string;

  @Column('uuid', { name: 'model_id' })
  modelId!: string;

  @Column('uuid', { name: 'server_id' })
  serverId!: string;

  @Column('integer')
  epoch!: number;

  @Column('integer')
  variant!: number;

  @Column('text')
  status!: ResultStatus;

  @Column('text')
  outcome!: Outcome;

  @Column('double precision', { name: 'execution_time', nullable: true })
  executionTime!: number | null;

  @Column('double precision', { name: 'tokens_per_second', nullable: true })
  tokensPerSecond!: number | null;

  @Column('text', { nullable: true })
  output!: string | null;

  @Column('text', { nullable: true })
  thinking!: string | null;

  @Column('jsonb', { default: () => "'{}'" })
  request!: JsonObject;

  @Column('jsonb', { nullable: true })
  timings!: ResultTimings | null;

  @ForeignKey(() => Environment, { name: 'benchmark_results_environment_fk' })
  @Column('uuid', { name: 'environment_id', nullable: true })
  environmentId!: string | null;

  @Column('text', { array: true, default: () => "'{}'" })
  flags!: ResultFlag[];

  @Column('double precision', { nullable: true })
  score!: number | null;

  @Column('boolean', { nullable: true })
  passed!: boolean | null;

  @Column('jsonb', { default: () => "'{}'" })
  metrics!: JsonObject;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'unscored_reason', nullable: true })
  unscoredReason!: UnscoredReason | null;

  @Column('jsonb', { nullable: true })
  error!: ProblemRef | null;

  @ForeignKey('Evaluation', { name: 'benchmark_results_evaluation_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'evaluation_id', nullable: true })
  evaluationId!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @ManyToOne(() => BenchmarkTask)
  @JoinColumn({ name: 'benchmark_task_id', foreignKeyConstraintName: 'benchmark_results_task_fk' })
  task?: Relation<BenchmarkTask>;

  @ManyToOne(() => OllamaModel)
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'benchmark_results_model_fk' })
  model?: Relation<OllamaModel>;

  @ManyToOne(() => OllamaServer)
  @JoinColumn({ name: 'server_id', foreignKeyConstraintName: 'benchmark_results_server_fk' })
  server?: Relation<OllamaServer>;
}
