import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { OllamaModel } from './model.entity';
import { OllamaServer } from './server.entity';

/** A model under one protocol on one server: another digest or another prompt is another judge. */
@Unique('judges_identity_uq', ['identity'])
@Entity('judges')
export class JudgeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'judges_pk', default: () => 'assay_uuid()' })
  id!: string;

  /** Of model digest, server and prompt hash. */
  @Column({ type: 'text', collation: 'C' })
  identity!: string;

  @ForeignKey(() => OllamaModel, { name: 'judges_model_fk' })
  @Column('uuid', { name: 'model_id' })
  modelId!: string;

  @ForeignKey(() => OllamaServer, { name: 'judges_server_fk' })
  @Column('uuid', { name: 'server_id' })
  serverId!: string;

  /** How it was asked for last. */
  @Column({ type: 'text', collation: 'C' })
  tag!: string;

  @Column('text', { name: 'prompt_hash' })
  promptHash!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
