import type { JsonObject, RunKind, RunOptions, RunStatus, WaitingFor } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { JudgeRow } from './judge.entity';
import { OllamaModel } from './model.entity';
import { OllamaServer } from './server.entity';
import { Suite } from './suite.entity';

/** A suite or chosen tasks × models × epochs, with its state and counters. Checks and indexes stand in the migration. */
@Unique('runs_number_uq', ['number'])
@Unique('runs_idempotency_uq', ['idempotencyKey'])
@Entity('runs')
export class Run {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'runs_pk', default: () => 'assay_uuid()' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  number!: number;

  @Column('text', { default: 'benchmark' })
  kind!: RunKind;

  @ForeignKey(() => Run, { name: 'runs_parent_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'parent_run_id', nullable: true })
  parentRunId!: string | null;

  @ForeignKey(() => Suite, { name: 'runs_suite_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'suite_id', nullable: true })
  suiteId!: string | null;

  @Column('text', { name: 'suite_name', nullable: true })
  suiteName!: string | null;

  @Column({ type: 'text', collation: 'C' })
  name!: string;

  @Column('text', { default: 'queued' })
  status!: RunStatus;

  @Column('text', { name: 'desired_state', default: 'run' })
  desiredState!: string;

  @Column('text', { name: 'waiting_for', nullable: true })
  waitingFor!: WaitingFor | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('integer', { default: 0 })
  priority!: number;

  @Column('integer')
  epochs!: number;

  @Column('integer')
  tasks!: number;

  @ForeignKey(() => OllamaModel, { name: 'runs_judge_model_fk' })
  @Column('uuid', { name: 'judge_model_id', nullable: true })
  judgeModelId!: string | null;

  @ForeignKey(() => OllamaServer, { name: 'runs_judge_server_fk' })
  @Column('uuid', { name: 'judge_server_id', nullable: true })
  judgeServerId!: string | null;

  @ForeignKey(() => JudgeRow, { name: 'runs_judge_fk' })
  @Column('uuid', { name: 'judge_id', nullable: true })
  judgeId!: string | null;

  /** Context size with which the judge is asked, tokens. */
  @Column('integer', { name: 'judge_num_ctx', nullable: true })
  judgeNumCtx!: number | null;

  @Column('jsonb', { default: () => "'{}'" })
  options!: RunOptions;

  @Column('jsonb', { default: () => "'{}'" })
  manifest!: JsonObject;

  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  @Column('text', { name: 'seed_salt', default: '' })
  seedSalt!: string;

  @Column('text', { nullable: true })
  owner!: string | null;

  @Column('bigint', { default: 0 })
  seq!: number;

  @Column('integer', { default: 0 })
  total!: number;

  @Column('integer', { default: 0 })
  running!: number;

  @Column('integer', { default: 0 })
  generated!: number;

  @Column('integer', { default: 0 })
  passed!: number;

  @Column('integer', { default: 0 })
  failed!: number;

  @Column('integer', { default: 0 })
  unscored!: number;

  @Column('integer', { default: 0 })
  missing!: number;

  @Column('integer', { default: 0 })
  cancelled!: number;

  @Column('integer', { default: 0 })
  swaps!: number;

  @Column('bigint', { name: 'load_ms', default: 0 })
  loadMs!: number;

  @Column('timestamptz', { name: 'deadline_at', nullable: true })
  deadlineAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
