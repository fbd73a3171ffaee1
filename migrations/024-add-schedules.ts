import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schedules, their planned times, pinned baselines, regressions and alerts. */
export class AddSchedules1760000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [RUNS, SCHEDULES, NIGHTS, REGRESSIONS, ALERTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** Runs with the same salt ask with the same seeds; nights and confirmations ask anew. */
const RUNS = `ALTER TABLE runs ADD COLUMN seed_salt text NOT NULL DEFAULT ''`;

const SCHEDULES = `
CREATE TABLE schedules (
  id uuid NOT NULL DEFAULT assay_uuid(),
  name text COLLATE "C" NOT NULL,
  cron text NOT NULL,
  time_zone text NOT NULL,
  suite_id uuid NOT NULL,
  models jsonb NOT NULL,
  epochs integer NOT NULL,
  judge jsonb,
  options jsonb NOT NULL DEFAULT '{}',
  baseline_nights integer NOT NULL DEFAULT 14,
  overlap text NOT NULL DEFAULT 'skip',
  catch_up text NOT NULL DEFAULT 'latest',
  catch_up_hours integer NOT NULL DEFAULT 6,
  pause_after integer NOT NULL DEFAULT 3,
  webhook_url text,
  webhook_secret text,
  alert_events text[] NOT NULL DEFAULT '{worse,slower,did_not_run}',
  enabled boolean NOT NULL DEFAULT true,
  paused_reason text,
  failures integer NOT NULL DEFAULT 0,
  seen_until timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT schedules_pk PRIMARY KEY (id),
  CONSTRAINT schedules_name_uq UNIQUE (name),
  CONSTRAINT schedules_suite_fk FOREIGN KEY (suite_id) REFERENCES suites (id),
  CONSTRAINT schedules_models_ck CHECK (jsonb_typeof(models) = 'array'),
  CONSTRAINT schedules_epochs_ck CHECK (epochs BETWEEN 1 AND 33),
  CONSTRAINT schedules_baseline_ck CHECK (baseline_nights BETWEEN 2 AND 30),
  CONSTRAINT schedules_overlap_ck CHECK (overlap IN ('skip', 'queue')),
  CONSTRAINT schedules_catch_up_ck CHECK (catch_up IN ('none', 'latest', 'all')),
  CONSTRAINT schedules_paused_ck CHECK (paused_reason IS NULL OR NOT enabled)
);
CREATE INDEX schedules_suite_ix ON schedules (suite_id);
`;

const NIGHTS = `
CREATE TABLE schedule_fires (
  id uuid NOT NULL DEFAULT assay_uuid(),
  schedule_id uuid NOT NULL,
  scheduled_for timestamptz NOT NULL,
  manual boolean NOT NULL DEFAULT false,
  state text NOT NULL,
  reason text,
  run_id uuid,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  models jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  CONSTRAINT schedule_fires_pk PRIMARY KEY (id),
  CONSTRAINT schedule_fires_once_uq UNIQUE (schedule_id, scheduled_for),
  CONSTRAINT schedule_fires_run_uq UNIQUE (run_id),
  CONSTRAINT schedule_fires_schedule_fk FOREIGN KEY (schedule_id) REFERENCES schedules (id) ON DELETE CASCADE,
  CONSTRAINT schedule_fires_run_fk FOREIGN KEY (run_id) REFERENCES runs (id) ON DELETE SET NULL,
  CONSTRAINT schedule_fires_state_ck CHECK (state IN ('starting', 'running', 'collecting', 'ok', 'suspected', 'regression', 'improved',
    'no_data', 'error', 'missed', 'skipped', 'series_broken'))
);
CREATE INDEX schedule_fires_open_ix ON schedule_fires (state) WHERE settled_at IS NULL;

CREATE TABLE schedule_confirmations (
  fire_id uuid NOT NULL,
  model text COLLATE "C" NOT NULL,
  server_id uuid NOT NULL,
  scopes text[] NOT NULL,
  run_id uuid,
  CONSTRAINT schedule_confirmations_pk PRIMARY KEY (fire_id, model, server_id),
  CONSTRAINT schedule_confirmations_fire_fk FOREIGN KEY (fire_id) REFERENCES schedule_fires (id) ON DELETE CASCADE,
  CONSTRAINT schedule_confirmations_server_fk FOREIGN KEY (server_id) REFERENCES servers (id),
  CONSTRAINT schedule_confirmations_run_fk FOREIGN KEY (run_id) REFERENCES runs (id) ON DELETE SET NULL
);
CREATE INDEX schedule_confirmations_run_ix ON schedule_confirmations (run_id);

CREATE TABLE schedule_baselines (
  schedule_id uuid NOT NULL,
  model text COLLATE "C" NOT NULL,
  server_id uuid NOT NULL,
  since timestamptz NOT NULL,
  comment text,
  CONSTRAINT schedule_baselines_pk PRIMARY KEY (schedule_id, model, server_id),
  CONSTRAINT schedule_baselines_schedule_fk FOREIGN KEY (schedule_id) REFERENCES schedules (id) ON DELETE CASCADE,
  CONSTRAINT schedule_baselines_server_fk FOREIGN KEY (server_id) REFERENCES servers (id)
);
`;

const REGRESSIONS = `
CREATE TABLE regressions (
  id uuid NOT NULL DEFAULT assay_uuid(),
  schedule_id uuid NOT NULL,
  fire_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'open',
  model text COLLATE "C" NOT NULL,
  server_id uuid NOT NULL,
  scope text COLLATE "C" NOT NULL,
  baseline double precision NOT NULL,
  now double precision NOT NULL,
  difference jsonb NOT NULL,
  fresh_trials integer NOT NULL,
  changes jsonb NOT NULL DEFAULT '[]',
  tasks jsonb NOT NULL DEFAULT '[]',
  good_run_id uuid,
  bad_run_id uuid,
  sentence text NOT NULL,
  comment text,
  nights_seen integer NOT NULL DEFAULT 1,
  nights_quiet integer NOT NULL DEFAULT 0,
  since timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  snoozed_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT regressions_pk PRIMARY KEY (id),
  CONSTRAINT regressions_schedule_fk FOREIGN KEY (schedule_id) REFERENCES schedules (id) ON DELETE CASCADE,
  CONSTRAINT regressions_fire_fk FOREIGN KEY (fire_id) REFERENCES schedule_fires (id) ON DELETE CASCADE,
  CONSTRAINT regressions_server_fk FOREIGN KEY (server_id) REFERENCES servers (id),
  CONSTRAINT regressions_kind_ck CHECK (kind IN ('worse', 'slower')),
  CONSTRAINT regressions_state_ck CHECK (state IN ('open', 'acknowledged', 'snoozed', 'accepted', 'recovered')),
  CONSTRAINT regressions_snoozed_ck CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL))
);
CREATE UNIQUE INDEX regressions_open_uq ON regressions (schedule_id, kind, model, server_id, scope) WHERE state IN ('open', 'acknowledged', 'snoozed');
CREATE INDEX regressions_created_ix ON regressions (created_at DESC, id DESC);
CREATE INDEX regressions_fire_ix ON regressions (fire_id);
`;

const ALERTS = `
CREATE TABLE alert_deliveries (
  id uuid NOT NULL DEFAULT assay_uuid(),
  schedule_id uuid NOT NULL,
  event text NOT NULL,
  url text NOT NULL,
  body text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz DEFAULT now(),
  delivered_at timestamptz,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT alert_deliveries_pk PRIMARY KEY (id),
  CONSTRAINT alert_deliveries_schedule_fk FOREIGN KEY (schedule_id) REFERENCES schedules (id) ON DELETE CASCADE,
  CONSTRAINT alert_deliveries_event_ck CHECK (event IN ('worse', 'slower', 'did_not_run'))
);
CREATE INDEX alert_deliveries_open_ix ON alert_deliveries (next_try_at) WHERE delivered_at IS NULL AND next_try_at IS NOT NULL;
CREATE INDEX alert_deliveries_schedule_ix ON alert_deliveries (schedule_id, created_at DESC);
`;

const DOWN = `
DROP TABLE alert_deliveries;
DROP TABLE regressions;
DROP TABLE schedule_baselines;
DROP TABLE schedule_confirmations;
DROP TABLE schedule_fires;
DROP TABLE schedules;
ALTER TABLE runs DROP COLUMN seed_salt;
`;
