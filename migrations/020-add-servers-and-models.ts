import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Servers with their lane, models by identity, and which tag of which server pointed at which model when. */
export class AddServersAndModels1760000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- A UUID of version 7: 48 bits of milliseconds, then random, so that ids sort by creation (RFC 9562 §5.7).
CREATE FUNCTION assay_uuid() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

CREATE TABLE servers (
  id uuid NOT NULL DEFAULT assay_uuid(),
  name text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  base_url text NOT NULL,
  slots integer NOT NULL DEFAULT 1,
  enabled boolean NOT NULL DEFAULT true,
  secret text,
  status text NOT NULL DEFAULT 'unknown',
  version text,
  error jsonb,
  failures integer NOT NULL DEFAULT 0,
  last_seen_at timestamptz,
  next_check_at timestamptz NOT NULL DEFAULT now(),
  loaded jsonb NOT NULL DEFAULT '[]',
  lane_owner text,
  lane_token bigint NOT NULL DEFAULT 0,
  lane_until timestamptz,
  lane_mode text,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  CONSTRAINT servers_pk PRIMARY KEY (id),
  CONSTRAINT servers_name_ck CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT servers_kind_ck CHECK (kind IN ('ollama', 'openai', 'recorded')),
  CONSTRAINT servers_slots_ck CHECK (slots BETWEEN 1 AND 64),
  CONSTRAINT servers_status_ck CHECK (status IN ('unknown', 'online', 'offline', 'refused')),
  CONSTRAINT servers_lane_ck CHECK ((lane_owner IS NULL) = (lane_until IS NULL)),
  CONSTRAINT servers_lane_mode_ck CHECK (lane_mode IN ('run', 'probe'))
);
CREATE UNIQUE INDEX servers_name_uq ON servers (name) WHERE deleted_at IS NULL;
CREATE INDEX servers_lane_ix ON servers (lane_until);

CREATE TABLE models (
  id uuid NOT NULL DEFAULT assay_uuid(),
  identity text COLLATE "C" NOT NULL,
  digest text COLLATE "C",
  name text COLLATE "C" NOT NULL,
  family text,
  parameter_size text,
  quantization text,
  context_length integer,
  capabilities text[] NOT NULL DEFAULT '{}',
  size_bytes bigint,
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT models_pk PRIMARY KEY (id),
  CONSTRAINT models_identity_uq UNIQUE (identity),
  CONSTRAINT models_context_ck CHECK (context_length > 0)
);

CREATE TABLE server_models (
  id uuid NOT NULL DEFAULT assay_uuid(),
  server_id uuid NOT NULL,
  tag text COLLATE "C" NOT NULL,
  model_id uuid NOT NULL,
  remote boolean NOT NULL DEFAULT false,
  modified_at timestamptz,
  seen_from timestamptz NOT NULL DEFAULT now(),
  seen_until timestamptz,
  CONSTRAINT server_models_pk PRIMARY KEY (id),
  CONSTRAINT server_models_server_fk FOREIGN KEY (server_id) REFERENCES servers (id) ON DELETE CASCADE,
  CONSTRAINT server_models_model_fk FOREIGN KEY (model_id) REFERENCES models (id),
  CONSTRAINT server_models_seen_ck CHECK (seen_until IS NULL OR seen_until >= seen_from)
);
CREATE UNIQUE INDEX server_models_current_uq ON server_models (server_id, tag) WHERE seen_until IS NULL;
CREATE INDEX server_models_model_ix ON server_models (model_id);
CREATE INDEX server_models_tag_ix ON server_models (tag);
`;

const DOWN = `
DROP TABLE server_models;
DROP TABLE models;
DROP TABLE servers;
DROP FUNCTION assay_uuid();
`;
