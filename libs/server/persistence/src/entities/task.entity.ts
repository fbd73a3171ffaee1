import type {
  ChatMessage,
  Difficulty,
  EvaluationCriteria,
  JsonObject,
  SamplingOptions,
  TaskType,
  TaskVariant,
} from '@assay/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One immutable version of a task. Checks and indexes stand in the migration. */
@Unique('benchmark_tasks_version_uq', ['key', 'version'])
@Entity('benchmark_tasks')
export class BenchmarkTask {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'benchmark_tasks_pk', default: () => 'assay_uuid()' })
  id!: string;

  @Column({ type: 'text', collation: 'C' })
  key!: string;

  @Column('integer')
  version!: number;

  @Column({ type: 'text', name: 'task_type', collation: 'C' })
  taskType!: TaskType;

  @Column({ type: 'text', collation: 'C' })
  category!: string;

  @Column({ type: 'text', collation: 'C' })
  title!: string;

  @Column('text', { name: 'task_description' })
  taskDescription!: string;

  @Column('text', { name: 'expected_output' })
  expectedOutput!: string;

  @Column('jsonb', { name: 'evaluation_criteria' })
  evaluationCriteria!: string | EvaluationCriteria;

  @Column('smallint', { nullable: true })
  difficulty!: Difficulty | null;

  @Column('text', { array: true, default: () => "'{}'" })
  tags!: string[];

  @Column('text', { default: 'en' })
  lang!: string;

  @Column('text', { nullable: true })
  system!: string | null;

  @Column('jsonb', { nullable: true })
  messages!: ChatMessage[] | null;

  @Column('jsonb', { default: () => "'{}'" })
  options!: SamplingOptions;

  @Column('jsonb', { default: () => "'[]'" })
  variants!: TaskVariant[];

  @Column('jsonb', { nullable: true })
  generator!: JsonObject | null;

  @Column('jsonb', { name: 'must_pass', default: () => "'[]'" })
  mustPass!: string[];

  @Column('jsonb', { name: 'must_fail', default: () => "'[]'" })
  mustFail!: string[];

  @Column('text', { nullable: true })
  source!: string | null;

  @Column('text', { nullable: true })
  licence!: string | null;

  @Column('text', { name: 'prompt_hash' })
  promptHash!: string;

  @Column('text', { name: 'criteria_hash' })
  criteriaHash!: string;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt!: Date | null;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;
}
