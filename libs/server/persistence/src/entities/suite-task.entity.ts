import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Suite } from './suite.entity';

/** One task key in a suite. Checks and indexes stand in the migration. */
@Entity('suite_tasks')
export class SuiteTask {
  @ForeignKey(() => Suite, { name: 'suite_tasks_suite_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'suite_id', primaryKeyConstraintName: 'suite_tasks_pk' })
  suiteId!: string;

  @PrimaryColumn({ type: 'text', name: 'task_key', collation: 'C', primaryKeyConstraintName: 'suite_tasks_pk' })
  taskKey!: string;

  @Column('integer')
  position!: number;
}
