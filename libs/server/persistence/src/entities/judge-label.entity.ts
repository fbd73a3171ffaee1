import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Evaluation } from './evaluation.entity';
import { JudgeRow } from './judge.entity';

/** One person's word on one requirement of one answer, beside the judge's verdict. Checks and indexes stand in the migration. */
@Unique('judge_labels_once_uq', ['judgeId', 'labeller', 'evaluationId', 'item'])
@Entity('judge_labels')
export class JudgeLabelRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'judge_labels_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => JudgeRow, { name: 'judge_labels_judge_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'judge_id' })
  judgeId!: string;

  @ForeignKey(() => Evaluation, { name: 'judge_labels_evaluation_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'evaluation_id' })
  evaluationId!: string;

  @Column('text')
  item!: string;

  @Column('text')
  requirement!: string;

  /** Of the task version that was judged: another one voids the label. */
  @Column('text', { name: 'criteria_hash' })
  criteriaHash!: string;

  @Column('text')
  labeller!: string;

  /** Whether the requirement is met; null = skipped. */
  @Column('boolean', { nullable: true })
  label!: boolean | null;

  @Column('boolean', { name: 'judge_met' })
  judgeMet!: boolean;

  /** Verdicts of the judge's kind when it was drawn. */
  @Column('integer', { name: 'stratum_size' })
  stratumSize!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
