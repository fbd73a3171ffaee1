import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Under which version of its server a judge judged or was examined, and how many requirements it decided in one call; an exam can be cancelled.
 */
export class JudgeConditions1760000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [COLUMNS, KNOWN_VERSIONS, STATES]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** `judge_server_version`: null = the server tells none, or it was not noted then. `items_in_call`: requirements that shared one reply. */
const COLUMNS = `
ALTER TABLE evaluations ADD COLUMN judge_server_version text;
ALTER TABLE judgements ADD COLUMN items_in_call integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT judgements_items_ck CHECK (items_in_call > 0);
ALTER TABLE judge_exams ADD COLUMN server_version text;
`;

/** Where the judge's server made the answer too, its version stands with the answer. */
const KNOWN_VERSIONS = `
UPDATE evaluations SET judge_server_version = environment.fingerprint #>> '{server,version}'
FROM benchmark_results result JOIN environments environment ON environment.id = result.environment_id
WHERE evaluations.judge_id IS NOT NULL AND evaluations.result_id = result.id AND result.server_id = evaluations.judge_server_id;
`;

const STATES = `
ALTER TABLE judge_exams DROP CONSTRAINT judge_exams_state_ck,
  ADD CONSTRAINT judge_exams_state_ck CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled'));
`;

const DOWN = `
UPDATE judge_exams SET state = 'failed' WHERE state = 'cancelled';
ALTER TABLE judge_exams DROP CONSTRAINT judge_exams_state_ck,
  ADD CONSTRAINT judge_exams_state_ck CHECK (state IN ('waiting', 'running', 'done', 'failed'));
ALTER TABLE judge_exams DROP COLUMN server_version;
ALTER TABLE judgements DROP COLUMN items_in_call;
ALTER TABLE evaluations DROP COLUMN judge_server_version;
`;
