import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OllamaModel } from './model.entity';
import { OllamaServer } from './server.entity';

/** Which tag of a server pointed at which model, from when until when. Checks and indexes stand in the migration. */
@Entity('server_models')
export class ServerModel {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'server_models_pk', default: () => 'assay_uuid()' })
  id!: string;

  @ForeignKey(() => OllamaServer, { name: 'server_models_server_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'server_id' })
  serverId!: string;

  @Column({ type: 'text', collation: 'C' })
  tag!: string;

  @ForeignKey(() => OllamaModel, { name: 'server_models_model_fk' })
  @Column('uuid', { name: 'model_id' })
  modelId!: string;

  @Column('boolean', { default: false })
  remote!: boolean;

  @Column('timestamptz', { name: 'modified_at', nullable: true })
  modifiedAt!: Date | null;

  @Column('timestamptz', { name: 'seen_from', default: () => 'now()' })
  seenFrom!: Date;

  @Column('timestamptz', { name: 'seen_until', nullable: true })
  seenUntil!: Date | null;
}
