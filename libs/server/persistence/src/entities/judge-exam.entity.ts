import type { JsonObject } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { JudgeRow } from './judge.entity';

/** One sitting of a judge's exam. Checks and indexes stand in the migration. */
@Entity('judge_exams')
export class JudgeExamRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'judge_exams_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => JudgeRow, { name: 'judge_exams_judge_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'judge_id' })
  judgeId!: string;

  @Column('text', { default: 'waiting' })
  state!: string;

  @Column('integer', { default: 0 })
  done!: number;

  @Column('integer')
  total!: number;

  /** Names the items that were asked. */
  @Column('text', { name: 'exam_hash' })
  examHash!: string;

  /** Of the judge's server; null = it tells none, or the exam has not begun. */
  @Column('text', { name: 'server_version', nullable: true })
  serverVersion!: string | null;

  @Column('jsonb', { nullable: true })
  result!: JsonObject | null;

  /** Why it failed. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt!: Date;

  /** Told now and then by whoever examines. */
  @Column('timestamptz', { name: 'alive_at', default: () => 'now()' })
  aliveAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
