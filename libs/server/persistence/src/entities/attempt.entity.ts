import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Trial } from './trial.entity';

/** One try of a trial; an abandoned one stays visible. Checks and indexes stand in the migration. */
@Unique('attempts_no_uq', ['trialId', 'no'])
@Entity('attempts')
export class Attempt {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attempts_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => Trial, { name: 'attempts_trial_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'trial_id' })
  trialId!: string;

  @Column('integer')
  no!: number;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { default: 'running' })
  outcome!: string;

  @Column('text', { name: 'error_code', nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_text', nullable: true })
  errorText!: string | null;

  @Column('text', { nullable: true })
  partial!: string | null;
}
