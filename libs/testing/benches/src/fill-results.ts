import type { Database } from '@assay/server/persistence';

/** How many results, of what. */
export interface ResultsShape {
  readonly models: number;
  readonly tasks: number;
  readonly epochs: number;
  /** A run holds so many epochs of every model. */
  readonly epochsPerRun: number;
}

/** One statement stores so many models × tasks × epochs: a whole run would keep its rows in memory for the triggers. */
const EPOCHS_AT_ONCE = 2;

/**
 * Stores scored results of simulated models of rising ability on tasks of four types and twenty categories; gives the names of the models.
 * The same rows every time: ability, difficulty and the answers follow from hashes.
 */
export async function fillResults(database: Database, shape: ResultsShape): Promise<string[]> {
  await database.query(PLACES, [shape.models, shape.tasks]);
  for (let first = 1; first <= shape.epochs; first += shape.epochsPerRun) {
    const last = Math.min(shape.epochs, first + shape.epochsPerRun - 1);
    const [run] = await database.query<{ id: string }>(RUN, [last - first + 1, shape.tasks, shape.models]);
    const runId = run?.id ?? '';
    await database.query(COLUMNS, [runId]);
    for (let from = first; from <= last; from += EPOCHS_AT_ONCE) {
      // Plans made for empty tables take minutes.
      await database.query('ANALYZE');
      await database.query(RESULTS, [runId, from, Math.min(last, from + EPOCHS_AT_ONCE - 1), first]);
    }
  }
  await database.query('ANALYZE');
  const rows = await database.query<{ name: string }>(
    `SELECT name FROM models WHERE name LIKE 'scale-%' ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

const PLACES = `
  WITH server AS (INSERT INTO servers (name, kind, base_url, status) VALUES ('scale', 'ollama', 'http://127.0.0.1:9', 'online') RETURNING id),
  model AS (
    INSERT INTO models (identity, digest, name) SELECT 'scale-' || n, 'scale-' || n, 'scale-' || lpad(n::text, 3, '0') FROM generate_series(1, $1::int) n),
  task AS (
    INSERT INTO benchmark_tasks (key, version, task_type, category, title, task_description, expected_output, evaluation_criteria, prompt_hash, criteria_hash, content_hash)
    SELECT 'scale-' || n, 1, (ARRAY['reasoning', 'planning', 'code_generation', 'general_chat'])[1 + n % 4], 'part-' || n % 20, 'Task ' || n, 'What is ' || n || ' + 1?', n + 1,
      '{"scorers":[{"type":"number"}]}', 'p' || n, 'c' || n, 'w' || n FROM generate_series(1, $2::int) n)
  SELECT 1`;

const RUN = `INSERT INTO runs (name, epochs, tasks, total, status, finished_at) VALUES ('scale', $1::int, $2::int, $1::int * $2::int * $3::int, 'completed', now()) RETURNING id`;

const COLUMNS = `
  INSERT INTO run_models (run_id, model_id, server_id, tag, position, runner_options, runner_hash, sampling, sampling_hash)
  SELECT $1, models.id, servers.id, models.name, row_number() OVER (ORDER BY models.name), '{}', 'r', '{"temperature": 0.8}', 's'
  FROM models, servers WHERE models.name LIKE 'scale-%' AND servers.name = 'scale'`;

/** A number from 0 to 1 that follows from a text. */
const share = (text: string): string => `((hashtextextended(${text}, 7) & 1048575)::float8 / 1048576)`;

const RESULTS = `
  WITH trial AS (
    INSERT INTO trials (run_id, task_id, model_id, server_id, epoch, variant, position, state)
    SELECT tag.run_id, task.id, tag.model_id, tag.server_id, epoch - $4::int + 1, 1, 1, 'done'
    FROM run_models tag, benchmark_tasks task, generate_series($2::int, $3::int) epoch WHERE tag.run_id = $1 AND task.key LIKE 'scale-%'
    RETURNING *),
  answer AS MATERIALIZED (
    SELECT assay_uuid() AS id, assay_uuid() AS evaluation_id, trial.id AS trial_id, trial.run_id, task_id, trial.model_id, trial.server_id, trial.epoch,
      (${share(`trial.id::text`)} < 1 / (1 + exp(4 * ${share('task.key')} - 2 - 0.15 * tag.position)))::int AS score,
      800 + 4000 * ${share(`trial.id::text || 't'`)} + 100 * tag.position AS ms
    FROM trial JOIN run_models tag USING (run_id, model_id, server_id) JOIN benchmark_tasks task ON task.id = trial.task_id),
  result AS (
    INSERT INTO benchmark_results (id, trial_id, run_id, benchmark_task_id, model_id, server_id, epoch, variant, status, outcome, execution_time, tokens_per_second, output, score, passed)
    SELECT id, trial_id, run_id, task_id, model_id, server_id, epoch, 1, 'scored', 'answered', ms, 40, 'ANSWER: 2', score, score = 1 FROM answer)
  SELECT count(*) FROM answer`;
