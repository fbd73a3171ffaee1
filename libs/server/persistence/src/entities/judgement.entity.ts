import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Evaluation } from './evaluation.entity';

/** One reply of a judge to one requirement. Checks and indexes stand in the migration. */
@Unique('judgements_call_uq', ['evaluationId', 'item', 'callNo'])
@Entity('judgements')
export class Judgement {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'judgements_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => Evaluation, { name: 'judgements_evaluation_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'evaluation_id' })
  evaluationId!: string;

  @Column('text')
  item!: string;

  @Column('integer', { name: 'call_no' })
  callNo!: number;

  @Column('boolean', { default: false })
  control!: boolean;

  @Column('text', { default: 'requirement' })
  kind!: string;

  @Column('text', { default: '' })
  requirement!: string;

  @Column('double precision', { default: 1 })
  points!: number;

  @Column('boolean', { default: false })
  must!: boolean;

  /** Of an earlier try that came to nothing: kept to be read, and counted no more. */
  @Column('boolean', { default: false })
  forgiven!: boolean;

  /** Requirements that shared this reply. */
  @Column('integer', { name: 'items_in_call', default: 1 })
  itemsInCall!: number;

  /** From the request to the whole reply, ms. */
  @Column('double precision', { name: 'duration_ms', nullable: true })
  durationMs!: number | null;

  @Column('text', { name: 'raw_reply', nullable: true })
  rawReply!: string | null;

  @Column('boolean', { nullable: true })
  met!: boolean | null;

  @Column('double precision', { name: 'p_yes', nullable: true })
  pYes!: number | null;

  @Column('text', { nullable: true })
  evidence!: string | null;

  @Column('text', { nullable: true })
  why!: string | null;

  @Column('boolean', { nullable: true })
  supported!: boolean | null;

  @Column('text', { name: 'prompt_hash' })
  promptHash!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
