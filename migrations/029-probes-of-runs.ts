import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Speed probes that belong to a run, and second looks at a night that was slow. */
export class ProbesOfRuns1760000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [PROBES, SCHEDULES, CHECKS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** A probe that stands alone is asked for once; a run has one of each model, and further rounds where a slow one is looked at again. */
const PROBES = `
ALTER TABLE speed_probes ADD COLUMN run_id uuid, ADD COLUMN round integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT speed_probes_run_fk FOREIGN KEY (run_id) REFERENCES runs (id) ON DELETE CASCADE,
  ADD CONSTRAINT speed_probes_round_ck CHECK (round BETWEEN 1 AND 100 AND (round = 1 OR run_id IS NOT NULL));
DROP INDEX speed_probes_open_uq;
CREATE UNIQUE INDEX speed_probes_open_uq ON speed_probes (server_id, model_id) WHERE run_id IS NULL AND state IN ('queued', 'running');
CREATE INDEX speed_probes_waiting_ix ON speed_probes (server_id) WHERE state IN ('queued', 'running');
CREATE UNIQUE INDEX speed_probes_run_uq ON speed_probes (run_id, server_id, model_id, round) WHERE run_id IS NOT NULL;
`;

const SCHEDULES = `
ALTER TABLE schedules ADD COLUMN speed_probe boolean NOT NULL DEFAULT true;
ALTER TABLE regressions ADD COLUMN speed jsonb;
ALTER TABLE schedule_baselines ADD COLUMN pinned_at timestamptz;
`;

const CHECKS = `
CREATE TABLE schedule_speed_checks (
  fire_id uuid NOT NULL,
  model text COLLATE "C" NOT NULL,
  server_id uuid NOT NULL,
  baseline double precision NOT NULL,
  lowest double precision NOT NULL,
  now double precision NOT NULL,
  gpu_share_before double precision,
  due_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  probe_id uuid,
  outcome text,
  CONSTRAINT schedule_speed_checks_pk PRIMARY KEY (fire_id, model, server_id),
  CONSTRAINT schedule_speed_checks_fire_fk FOREIGN KEY (fire_id) REFERENCES schedule_fires (id) ON DELETE CASCADE,
  CONSTRAINT schedule_speed_checks_server_fk FOREIGN KEY (server_id) REFERENCES servers (id),
  CONSTRAINT schedule_speed_checks_probe_fk FOREIGN KEY (probe_id) REFERENCES speed_probes (id) ON DELETE SET NULL,
  CONSTRAINT schedule_speed_checks_outcome_ck CHECK (outcome IN ('confirmed', 'refuted', 'no_probe')),
  CONSTRAINT schedule_speed_checks_speeds_ck CHECK (baseline > 0 AND lowest > 0 AND now > 0)
);
CREATE INDEX schedule_speed_checks_open_ix ON schedule_speed_checks (due_at) WHERE outcome IS NULL;
`;

const DOWN = `
DROP TABLE schedule_speed_checks;
ALTER TABLE schedule_baselines DROP COLUMN pinned_at;
ALTER TABLE regressions DROP COLUMN speed;
ALTER TABLE schedules DROP COLUMN speed_probe;
DROP INDEX speed_probes_waiting_ix;
DROP INDEX speed_probes_run_uq;
DROP INDEX speed_probes_open_uq;
DELETE FROM speed_probes WHERE run_id IS NOT NULL;
ALTER TABLE speed_probes DROP COLUMN round, DROP COLUMN run_id;
CREATE UNIQUE INDEX speed_probes_open_uq ON speed_probes (server_id, model_id) WHERE state IN ('queued', 'running');
`;
