import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Run } from './run.entity';
import { ScheduleFire } from './schedule-fire.entity';
import { OllamaServer } from './server.entity';

/** Fresh answers that are asked because the screen suspects a model. Checks and indexes stand in the migration. */
@Entity('schedule_confirmations')
export class ScheduleConfirmation {
  @ForeignKey(() => ScheduleFire, { name: 'schedule_confirmations_fire_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'fire_id', primaryKeyConstraintName: 'schedule_confirmations_pk' })
  fireId!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'schedule_confirmations_pk' })
  model!: string;

  @ForeignKey(() => OllamaServer, { name: 'schedule_confirmations_server_fk' })
  @PrimaryColumn('uuid', { name: 'server_id', primaryKeyConstraintName: 'schedule_confirmations_pk' })
  serverId!: string;

  @Column('text', { array: true })
  scopes!: string[];

  @ForeignKey(() => Run, { name: 'schedule_confirmations_run_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'run_id', nullable: true })
  runId!: string | null;
}
