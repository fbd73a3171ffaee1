import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Speed probes: one row per model and server that is to be, is being or was measured. */
export class AddSpeedProbes1760000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE speed_probes (
  id uuid NOT NULL DEFAULT assay_uuid(),
  server_id uuid NOT NULL,
  model_id uuid NOT NULL,
  tag text COLLATE "C" NOT NULL,
  state text NOT NULL DEFAULT 'queued',
  cancel_requested boolean NOT NULL DEFAULT false,
  lane_token bigint,
  starts integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  reason text,
  figures jsonb,
  measurements jsonb NOT NULL DEFAULT '[]',
  environment_id uuid,
  requested_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT speed_probes_pk PRIMARY KEY (id),
  CONSTRAINT speed_probes_server_fk FOREIGN KEY (server_id) REFERENCES servers (id) ON DELETE CASCADE,
  CONSTRAINT speed_probes_model_fk FOREIGN KEY (model_id) REFERENCES models (id),
  CONSTRAINT speed_probes_environment_fk FOREIGN KEY (environment_id) REFERENCES environments (id),
  CONSTRAINT speed_probes_state_ck CHECK (state IN ('queued', 'running', 'done', 'not_valid', 'failed', 'cancelled')),
  CONSTRAINT speed_probes_finished_ck CHECK ((finished_at IS NOT NULL) = (state NOT IN ('queued', 'running'))),
  CONSTRAINT speed_probes_token_ck CHECK ((state = 'running') = (lane_token IS NOT NULL)),
  CONSTRAINT speed_probes_reason_ck CHECK (state NOT IN ('not_valid', 'failed') OR reason IS NOT NULL),
  CONSTRAINT speed_probes_figures_ck CHECK (state <> 'done' OR figures IS NOT NULL)
);
CREATE UNIQUE INDEX speed_probes_open_uq ON speed_probes (server_id, model_id) WHERE state IN ('queued', 'running');
CREATE INDEX speed_probes_latest_ix ON speed_probes (server_id, model_id, finished_at DESC) WHERE state IN ('done', 'not_valid');
`;

const DOWN = `
DROP TABLE speed_probes;
`;
