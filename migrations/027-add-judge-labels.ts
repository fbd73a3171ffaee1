import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say about the verdicts of judges, and how judges did in their exams. */
export class AddJudgeLabels1760000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [LABELS, EXAMS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/**
 * One person's word on one requirement of one answer, beside the verdict that the judge had given. `label` null: skipped. `stratum_size`: how many
 * verdicts of that kind there were when it was drawn.
 */
const LABELS = `
CREATE TABLE judge_labels (
  id uuid NOT NULL DEFAULT assay_uuid(),
  judge_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  item text NOT NULL,
  requirement text NOT NULL,
  criteria_hash text NOT NULL,
  labeller text NOT NULL,
  label boolean,
  judge_met boolean NOT NULL,
  stratum_size integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT judge_labels_pk PRIMARY KEY (id),
  CONSTRAINT judge_labels_once_uq UNIQUE (judge_id, labeller, evaluation_id, item),
  CONSTRAINT judge_labels_judge_fk FOREIGN KEY (judge_id) REFERENCES judges (id) ON DELETE CASCADE,
  CONSTRAINT judge_labels_evaluation_fk FOREIGN KEY (evaluation_id) REFERENCES evaluations (id) ON DELETE CASCADE,
  CONSTRAINT judge_labels_stratum_ck CHECK (stratum_size > 0)
);
CREATE INDEX judge_labels_evaluation_ix ON judge_labels (evaluation_id);
CREATE INDEX evaluations_judge_ix ON evaluations (judge_id) WHERE judge_id IS NOT NULL;
`;

/** `result`: the verdict and what the judge said to each item, as JSON. One exam of a judge at a time. */
const EXAMS = `
CREATE TABLE judge_exams (
  id uuid NOT NULL DEFAULT assay_uuid(),
  judge_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL,
  exam_hash text NOT NULL,
  result jsonb,
  reason text,
  started_at timestamptz NOT NULL DEFAULT now(),
  alive_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT judge_exams_pk PRIMARY KEY (id),
  CONSTRAINT judge_exams_judge_fk FOREIGN KEY (judge_id) REFERENCES judges (id) ON DELETE CASCADE,
  CONSTRAINT judge_exams_state_ck CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  CONSTRAINT judge_exams_done_ck CHECK (done BETWEEN 0 AND total),
  CONSTRAINT judge_exams_result_ck CHECK ((state = 'done') = (result IS NOT NULL))
);
CREATE UNIQUE INDEX judge_exams_open_uq ON judge_exams (judge_id) WHERE state IN ('waiting', 'running');
CREATE INDEX judge_exams_judge_ix ON judge_exams (judge_id, started_at);
`;

const DOWN = `
DROP TABLE judge_exams;
DROP TABLE judge_labels;
DROP INDEX evaluations_judge_ix;
`;
