import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Judges, evaluations that wait for one, and what each of their replies was about. */
export class AddJudges1760000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [JUDGES, EVALUATIONS, JUDGEMENTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** A judge is a model under one protocol on one server: another digest or another prompt is another judge. */
const JUDGES = `
CREATE TABLE judges (
  id uuid NOT NULL DEFAULT assay_uuid(),
  identity text COLLATE "C" NOT NULL,
  model_id uuid NOT NULL,
  server_id uuid NOT NULL,
  tag text COLLATE "C" NOT NULL,
  prompt_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT judges_pk PRIMARY KEY (id),
  CONSTRAINT judges_identity_uq UNIQUE (identity),
  CONSTRAINT judges_model_fk FOREIGN KEY (model_id) REFERENCES models (id),
  CONSTRAINT judges_server_fk FOREIGN KEY (server_id) REFERENCES servers (id)
);
ALTER TABLE runs ADD COLUMN judge_id uuid, ADD COLUMN judge_num_ctx integer,
  ADD CONSTRAINT runs_judge_fk FOREIGN KEY (judge_id) REFERENCES judges (id);
`;

/** \`phase\`: what is to be done next. \`trouble\`: failures of the judge's server that count, as JSON. \`outcome\`, \`flags\`: of the result by this evaluation. */
const EVALUATIONS = `
ALTER TABLE evaluations ADD COLUMN phase text NOT NULL DEFAULT 'programs', ADD COLUMN judge_id uuid, ADD COLUMN judge_num_ctx integer,
  ADD COLUMN nonce text, ADD COLUMN not_before timestamptz, ADD COLUMN trouble jsonb, ADD COLUMN outcome text, ADD COLUMN flags text[],
  ADD CONSTRAINT evaluations_judge_fk FOREIGN KEY (judge_id) REFERENCES judges (id),
  ADD CONSTRAINT evaluations_phase_ck CHECK (phase IN ('programs', 'judge')),
  ADD CONSTRAINT evaluations_judging_ck CHECK (phase = 'programs'
    OR (judge_id IS NOT NULL AND judge_model_id IS NOT NULL AND judge_server_id IS NOT NULL AND judge_num_ctx IS NOT NULL AND nonce IS NOT NULL));
CREATE INDEX evaluations_judging_ix ON evaluations (judge_server_id, judge_model_id, stalls, id) WHERE phase = 'judge' AND state = 'pending';
`;

const JUDGEMENTS = `
ALTER TABLE judgements ADD COLUMN kind text NOT NULL DEFAULT 'requirement', ADD COLUMN requirement text NOT NULL DEFAULT '',
  ADD COLUMN points double precision NOT NULL DEFAULT 1, ADD COLUMN must boolean NOT NULL DEFAULT false,
  ADD COLUMN forgiven boolean NOT NULL DEFAULT false, ADD COLUMN duration_ms double precision,
  ADD CONSTRAINT judgements_kind_ck CHECK (kind IN ('control', 'requirement', 'relevance') AND control = (kind = 'control'));
`;

const DOWN = `
ALTER TABLE judgements DROP COLUMN kind, DROP COLUMN requirement, DROP COLUMN points, DROP COLUMN must, DROP COLUMN forgiven, DROP COLUMN duration_ms;
DROP INDEX evaluations_judging_ix;
ALTER TABLE evaluations DROP COLUMN phase, DROP COLUMN judge_id, DROP COLUMN judge_num_ctx, DROP COLUMN nonce, DROP COLUMN not_before,
  DROP COLUMN trouble, DROP COLUMN outcome, DROP COLUMN flags;
ALTER TABLE runs DROP COLUMN judge_id, DROP COLUMN judge_num_ctx;
DROP TABLE judges;
`;
