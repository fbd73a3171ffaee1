import type { JsonValue, ServerError, ServerKind } from '@assay/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the lane of a server waits for, and when it asks again and gives up; ISO 8601. */
export interface LaneWait {
  readonly reason: string;
  readonly since: string;
  readonly nextTryAt: string;
  readonly waitsUntil: string;
}

/** A model server with its lane: the lease under which one process at a time drives it. Checks and indexes stand in the migration. */
@Entity('servers')
export class OllamaServer {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'servers_pk', default: () => 'assay_uuid()' })
  id!: string;

  @Column({ type: 'text', collation: 'C' })
  name!: string;

  @Column('text')
  kind!: ServerKind;

  @Column('text', { name: 'base_url' })
  baseUrl!: string;

  @Column('integer', { default: 1 })
  slots!: number;

  @Column('boolean', { default: true })
  enabled!: boolean;

  @Column('text', { nullable: true })
  secret!: string | null;

  @Column('text', { default: 'unknown' })
  status!: string;

  @Column('text', { nullable: true })
  version!: string | null;

  @Column('jsonb', { nullable: true })
  error!: ServerError | null;

  @Column('integer', { default: 0 })
  failures!: number;

  @Column('timestamptz', { name: 'last_seen_at', nullable: true })
  lastSeenAt!: Date | null;

  @Column('timestamptz', { name: 'next_check_at', default: () => 'now()' })
  nextCheckAt!: Date;

  @Column('jsonb', { default: () => "'[]'" })
  loaded!: JsonValue[];

  @Column('text', { name: 'lane_owner', nullable: true })
  laneOwner!: string | null;

  @Column('bigint', { name: 'lane_token', default: 0 })
  laneToken!: number;

  @Column('timestamptz', { name: 'lane_until', nullable: true })
  laneUntil!: Date | null;

  @Column('text', { name: 'lane_mode', nullable: true })
  laneMode!: string | null;

  @Column('jsonb', { name: 'lane_wait', nullable: true })
  laneWait!: LaneWait | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
