import type { JsonObject, ScoreAxis, ScorerType, UnscoredReason } from '@assay/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Evaluation } from './evaluation.entity';

/** What one scorer said in one evaluation. Checks and indexes stand in the migration. */
@Entity('scores')
export class ScoreRow {
  @ForeignKey(() => Evaluation, { name: 'scores_evaluation_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'evaluation_id', primaryKeyConstraintName: 'scores_pk' })
  evaluationId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'scores_pk' })
  no!: number;

  @Column('text')
  type!: ScorerType;

  @Column('text')
  axis!: ScoreAxis;

  @Column('double precision')
  weight!: number;

  @Column('boolean')
  gate!: boolean;

  @Column('text')
  status!: string;

  @Column('double precision', { nullable: true })
  value!: number | null;

  @Column('boolean', { nullable: true })
  passed!: boolean | null;

  @Column('text')
  reason!: string;

  @Column('text', { name: 'unscored_reason', nullable: true })
  unscoredReason!: UnscoredReason | null;

  @Column('text', { nullable: true })
  expected!: string | null;

  @Column('text', { nullable: true })
  got!: string | null;

  @Column('jsonb', { nullable: true })
  detail!: JsonObject | null;
}
