import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { RunModel } from './run-model.entity';
import { BenchmarkTask } from './task.entity';

/** The results of a model on a task in a run, added up by triggers in the transaction of every result. Checks and indexes stand in the migration. */
@ForeignKey(() => RunModel, ['runId', 'modelId', 'serverId'], ['runId', 'modelId', 'serverId'], {
  name: 'task_stats_column_fk',
  onDelete: 'CASCADE',
})
@Entity('task_stats')
export class TaskStat {
  @PrimaryColumn('uuid', { name: 'run_id', primaryKeyConstraintName: 'task_stats_pk' })
  runId!: string;

  @PrimaryColumn('uuid', { name: 'model_id', primaryKeyConstraintName: 'task_stats_pk' })
  modelId!: string;

  @PrimaryColumn('uuid', { name: 'server_id', primaryKeyConstraintName: 'task_stats_pk' })
  serverId!: string;

  @ForeignKey(() => BenchmarkTask, { name: 'task_stats_task_fk' })
  @PrimaryColumn('uuid', { name: 'benchmark_task_id', primaryKeyConstraintName: 'task_stats_pk' })
  taskId!: string;

  /** Of the scored results; null without any. */
  @Column('text', { name: 'evaluator_hash', nullable: true })
  evaluatorHash!: string | null;

  /** Scored by more than one evaluator: not comparable until all are scored alike. */
  @Column('boolean', { default: false })
  mixed!: boolean;

  @Column('integer', { default: 0 })
  scored!: number;

  @Column('integer', { default: 0 })
  variants!: number;

  @Column('double precision', { name: 'score_sum', default: 0 })
  scoreSum!: number;

  @Column('double precision', { name: 'score_squares', default: 0 })
  scoreSquares!: number;

  /** One of the scores is neither 0 nor 1. */
  @Column('boolean', { default: false })
  graded!: boolean;

  /** The single scores, eight bytes each. */
  @Column('bytea')
  scores!: Buffer;

  @Column('integer', { default: 0 })
  passes!: number;

  @Column('integer', { default: 0 })
  missing!: number;

  @Column('integer', { default: 0 })
  unscored!: number;

  @Column('integer', { name: 'no_judge', default: 0 })
  noJudge!: number;

  @Column('integer', { default: 0 })
  flagged!: number;

  /** Times that no flag spoils, four bytes each. */
  @Column('bytea', { name: 'times_ms' })
  timesMs!: Buffer;

  @Column('double precision', { name: 'token_speed_sum', default: 0 })
  tokenSpeedSum!: number;

  @Column('integer', { name: 'token_speeds', default: 0 })
  tokenSpeeds!: number;

  @Column('double precision', { name: 'relevance_sum', default: 0 })
  relevanceSum!: number;

  @Column('integer', { default: 0 })
  relevances!: number;

  /** A result to open: one that failed, if any did. */
  @Column('uuid', { name: 'example_id' })
  exampleId!: string;
}
