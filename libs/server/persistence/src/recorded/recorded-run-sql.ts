/** The one server of kind `recorded`; another server may have its name, then it gets a longer one. `$1` name. */
export const PUT_SERVER = `
  WITH there AS (SELECT id FROM servers WHERE kind = 'recorded' AND deleted_at IS NULL ORDER BY created_at LIMIT 1),
  made AS (
    INSERT INTO servers (name, kind, base_url, enabled)
    SELECT CASE WHEN EXISTS (SELECT 1 FROM servers WHERE name = $1 AND deleted_at IS NULL) THEN $1 || ' answers' ELSE $1 END, 'recorded', '', false
    WHERE NOT EXISTS (SELECT 1 FROM there) RETURNING id)
  SELECT id FROM there UNION ALL SELECT id FROM made`;

/** `$1` names. */
export const PUT_MODELS = `
  INSERT INTO models (identity, name) SELECT 'recorded:' || name, name FROM unnest($1::text[]) AS name
  ON CONFLICT (identity) DO UPDATE SET name = excluded.name RETURNING id, name`;

/** `$1` id, `$2` name, `$3` epochs, `$4` tasks, `$5` trials, `$6` of them missing, `$7` manifest. */
export const INSERT_RUN = `
  INSERT INTO runs (id, kind, name, status, epochs, tasks, total, generated, missing, manifest, started_at)
  VALUES ($1, 'recorded', $2, 'running', $3, $4, $5::int, $5::int - $6::int, $6, $7, clock_timestamp())`;

/** `$1` run, `$2` server, `$3` models, `$4` their names, `$5` hash of unknown options. */
export const INSERT_MODELS = `
  INSERT INTO run_models (run_id, model_id, server_id, tag, position, runner_options, runner_hash, sampling, sampling_hash)
  SELECT $1, model, $2, tag, place, '{}', $5, '{}', $5 FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS named (model, tag, place)`;

const TIMINGS = `CASE WHEN "durationMs" IS NOT NULL THEN jsonb_build_object('totalMs', NULL, 'loadMs', NULL, 'promptMs', NULL, 'generationMs', NULL,
      'queueMs', NULL, 'thinkingMs', NULL, 'wallMs', "durationMs", 'firstTokenMs', NULL, 'firstAnswerMs', NULL) END`;
const METRICS = `'{"accuracy":null,"relevance":null,"speed":null,"tokensPerSecond":null,"promptTokensPerSecond":null,"firstTokenMs":null,"firstAnswerMs":null,"promptTokens":null,"answerTokens":null}'`;
const REQUEST = `'{"messages":[],"options":{}}'`;

/** `$1` run, `$2` server, `$3` models, `$4` rows as JSON, `$5` what is said where there is no answer. Recorded times are kept and are no speed. */
export const INSERT_ANSWERS = `
  WITH given AS MATERIALIZED (
    SELECT given.*, ($3::uuid[])[model + 1] AS model_id FROM jsonb_to_recordset($4::jsonb) AS given ("trialId" uuid, "resultId" uuid,
      "evaluationId" uuid, "taskId" uuid, model int, epoch int, variant int, position int, output text, thinking text, outcome text, flags text[],
      "durationMs" float8, "evaluatorHash" text)),
  trial AS (
    INSERT INTO trials (id, run_id, task_id, model_id, server_id, epoch, variant, position, state)
    SELECT "trialId", $1, "taskId", model_id, $2, epoch, variant, position, CASE WHEN output IS NULL THEN 'missing' ELSE 'generated' END FROM given),
  result AS (
    INSERT INTO benchmark_results (id, trial_id, run_id, benchmark_task_id, model_id, server_id, epoch, variant, status, outcome, output, thinking,
      request, timings, flags, metrics, error, reason)
    SELECT "resultId", "trialId", $1, "taskId", model_id, $2, epoch, variant, CASE WHEN output IS NULL THEN 'missing' ELSE 'generated' END,
      coalesce(outcome, 'model_unavailable'), output, thinking, ${REQUEST}, ${TIMINGS}, flags, ${METRICS},
      CASE WHEN output IS NULL THEN $5::jsonb END, CASE WHEN output IS NULL THEN $5::jsonb ->> 'message' END FROM given)
  INSERT INTO evaluations (id, result_id, evaluator_hash) SELECT "evaluationId", "resultId", "evaluatorHash" FROM given WHERE output IS NOT NULL`;
