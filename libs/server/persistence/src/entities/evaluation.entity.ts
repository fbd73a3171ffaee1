import type { JsonObject, ResultFlag, ScoredOutcome, UnscoredReason } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { BenchmarkResult } from './result.entity';
import { JudgeRow } from './judge.entity';
import { OllamaModel } from './model.entity';
import { OllamaServer } from './server.entity';

/** One scoring of one result; versions, never overwritten. Checks and indexes stand in the migration. */
@Unique('evaluations_version_uq', ['resultId', 'evaluatorHash'])
@Entity('evaluations')
export class Evaluation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evaluations_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => BenchmarkResult, { name: 'evaluations_result_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'result_id' })
  resultId!: string;

  @Column('text', { name: 'evaluator_hash' })
  evaluatorHash!: string;

  @ForeignKey(() => OllamaModel, { name: 'evaluations_judge_model_fk' })
  @Column('uuid', { name: 'judge_model_id', nullable: true })
  judgeModelId!: string | null;

  @ForeignKey(() => OllamaServer, { name: 'evaluations_judge_server_fk' })
  @Column('uuid', { name: 'judge_server_id', nullable: true })
  judgeServerId!: string | null;

  @ForeignKey(() => JudgeRow, { name: 'evaluations_judge_fk' })
  @Column('uuid', { name: 'judge_id', nullable: true })
  judgeId!: string | null;

  @Column('integer', { name: 'judge_num_ctx', nullable: true })
  judgeNumCtx!: number | null;

  /** Of the judge's server when it judged. */
  @Column('text', { name: 'judge_server_version', nullable: true })
  judgeServerVersion!: string | null;

  @Column('text', { default: 'pending' })
  state!: string;

  /** What is to be done next: scoring by programs, or judging. */
  @Column('text', { default: 'programs' })
  phase!: string;

  /** In the marks of all prompts to the judge about this answer. */
  @Column('text', { nullable: true })
  nonce!: string | null;

  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore!: Date | null;

  /** Failures of the judge's server that count. */
  @Column('jsonb', { nullable: true })
  trouble!: JsonObject | null;

  /** Of the result, by this evaluation. */
  @Column('text', { nullable: true })
  outcome!: ScoredOutcome | null;

  @Column('text', { array: true, nullable: true })
  flags!: ResultFlag[] | null;

  /** Who scores it now: a process, or a process with the lane of a judge's server. */
  @Column('text', { nullable: true })
  owner!: string | null;

  @Column('timestamptz', { name: 'owned_until', nullable: true })
  ownedUntil!: Date | null;

  /** How often its owner died. */
  @Column('integer', { default: 0 })
  stalls!: number;

  @Column('text', { nullable: true })
  extracted!: string | null;

  @Column('text', { name: 'extract_rule', nullable: true })
  extractRule!: string | null;

  @Column('jsonb', { name: 'extract_trace', default: () => "'[]'" })
  extractTrace!: string[];

  @Column('double precision', { nullable: true })
  accuracy!: number | null;

  @Column('double precision', { nullable: true })
  relevance!: number | null;

  @Column('boolean', { nullable: true })
  passed!: boolean | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'unscored_reason', nullable: true })
  unscoredReason!: UnscoredReason | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
