/** Runs one statement and gives its rows. */
type Query = (text: string) => Promise<readonly { readonly broken: string }[]>;

/**
 * What must hold of the engine's rows at any moment between transactions, whatever died before; one sentence for each breach.
 * Ask after every fault.
 */
export async function brokenInvariants(query: Query): Promise<string[]> {
  await query(INVARIANTS);
  const rows = await query('SELECT broken FROM pg_temp.broken_invariants() AS broken ORDER BY broken');
  return rows.map((row) => row.broken);
}

const INVARIANTS = `
CREATE OR REPLACE FUNCTION pg_temp.broken_invariants() RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT format('run %s is finished, trial %s is %s', run.number, trial.id, trial.state)
    FROM trials trial JOIN runs run ON run.id = trial.run_id
    WHERE run.finished_at IS NOT NULL AND trial.state IN ('pending', 'generating', 'generated')
  UNION ALL
  SELECT format('trial %s is %s, its result is %s', trial.id, trial.state, coalesce(result.status, 'not there'))
    FROM trials trial LEFT JOIN benchmark_results result ON result.trial_id = trial.id
    WHERE (CASE trial.state WHEN 'pending' THEN '' WHEN 'generating' THEN '' WHEN 'generated' THEN 'generated'
      WHEN 'done' THEN 'scored unscored' ELSE 'missing' END) !~ ('(^| )' || coalesce(result.status, '') || '( |$)')
      OR (result.id IS NULL) <> (trial.state IN ('pending', 'generating'))
  UNION ALL
  SELECT format('result %s is another trial than its row says', result.id)
    FROM benchmark_results result JOIN trials trial ON trial.id = result.trial_id
    WHERE (result.run_id, result.benchmark_task_id, result.model_id, result.server_id, result.epoch, result.variant)
      <> (trial.run_id, trial.task_id, trial.model_id, trial.server_id, trial.epoch, trial.variant)
  UNION ALL
  SELECT format('result %s has an answer, its last attempt ended %s', result.id, coalesce(attempt.outcome, 'never'))
    FROM benchmark_results result JOIN trials trial ON trial.id = result.trial_id
    LEFT JOIN attempts attempt ON attempt.trial_id = trial.id AND attempt.no = trial.attempts
    WHERE result.status <> 'missing' AND attempt.outcome IS DISTINCT FROM 'generated'
  UNION ALL
  SELECT format('result %s is %s, its evaluation is %s', result.id, result.status, coalesce(evaluation.state, 'not there'))
    FROM benchmark_results result LEFT JOIN evaluations evaluation ON evaluation.id = result.evaluation_id
    WHERE result.status IN ('scored', 'unscored') AND evaluation.state IS DISTINCT FROM result.status
  UNION ALL
  SELECT format('result %s waits for a score, and no evaluation is open', result.id) FROM benchmark_results result
    WHERE result.status = 'generated'
      AND NOT EXISTS (SELECT 1 FROM evaluations WHERE result_id = result.id AND state IN ('pending', 'running'))
  UNION ALL
  SELECT format('result %s is %s, its evaluation %s is %s', result.id, result.status, evaluation.id, evaluation.state)
    FROM evaluations evaluation JOIN benchmark_results result ON result.id = evaluation.result_id
    WHERE evaluation.state IN ('pending', 'running') AND result.status <> 'generated'
  UNION ALL
  SELECT format('result %s has evaluations with a score, and counts another without', result.id)
    FROM benchmark_results result WHERE result.status = 'unscored'
      AND EXISTS (SELECT 1 FROM evaluations WHERE result_id = result.id AND state = 'scored')
  UNION ALL
  SELECT format('evaluation %s has a score of a judge who said nothing', evaluation.id) FROM evaluations evaluation
    WHERE evaluation.state = 'scored' AND evaluation.phase = 'judge'
      AND NOT EXISTS (SELECT 1 FROM judgements WHERE evaluation_id = evaluation.id AND met IS NOT NULL AND NOT forgiven)
  UNION ALL
  SELECT format('evaluation %s is being judged, its lane of server %s is in other hands', evaluation.id, server.name)
    FROM evaluations evaluation JOIN servers server ON server.id = evaluation.judge_server_id
    WHERE evaluation.phase = 'judge' AND evaluation.state = 'running' AND server.lane_owner IS NOT NULL
      AND evaluation.owner <> format('lane %s %s', server.id, server.lane_token)
  UNION ALL
  SELECT format('run %s counts %s, its trials say %s', run.number, counted.text, truth.text)
    FROM runs run
    CROSS JOIN LATERAL (SELECT concat_ws(' ', run.total, run.running, run.generated, run.passed, run.failed, run.unscored, run.missing, run.cancelled) AS text) AS counted
    CROSS JOIN LATERAL (SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE trial.state = 'generating'), count(*) FILTER (WHERE trial.state = 'generated'),
        count(*) FILTER (WHERE result.status = 'scored' AND result.passed), count(*) FILTER (WHERE result.status = 'scored' AND NOT result.passed),
        count(*) FILTER (WHERE result.status = 'unscored'), count(*) FILTER (WHERE trial.state = 'missing'), count(*) FILTER (WHERE trial.state = 'cancelled')) AS text
      FROM trials trial LEFT JOIN benchmark_results result ON result.trial_id = trial.id WHERE trial.run_id = run.id) AS truth
    WHERE counted.text <> truth.text
  UNION ALL
  SELECT format('run %s is at seq %s, it has %s events up to %s', run.number, run.seq, count(event.seq), coalesce(max(event.seq), 0))
    FROM runs run LEFT JOIN run_events event ON event.run_id = run.id GROUP BY run.id
    HAVING count(event.seq) <> run.seq OR coalesce(max(event.seq), 0) <> run.seq
  UNION ALL
  SELECT format('run %s is %s, it said %s times that it is finished and %s times that it goes on', run.number, run.status, said.ends, said.begins)
    FROM runs run CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE type = 'run.finished') AS ends,
        count(*) FILTER (WHERE type = 'run.resumed' AND before IS NOT DISTINCT FROM 'run.finished') AS begins
      FROM (SELECT type, lag(type) OVER (ORDER BY seq) AS before FROM run_events WHERE run_id = run.id) AS told) AS said
    WHERE said.ends - said.begins <> (run.finished_at IS NOT NULL)::int
  UNION ALL
  SELECT format('event %s of run %s has counts that do not add up', event.seq, run.number)
    FROM run_events event JOIN runs run ON run.id = event.run_id
    WHERE (SELECT sum(value::int) FROM jsonb_each_text(event.payload -> 'counts') WHERE key <> 'total') <> (event.payload #>> '{counts,total}')::int
  UNION ALL
  SELECT format('trial %s is %s, its lane of server %s is in other hands', trial.id, trial.state, server.name)
    FROM trials trial JOIN servers server ON server.id = trial.server_id
    WHERE trial.state = 'generating' AND server.lane_owner IS NOT NULL AND trial.lane_token <> server.lane_token
  UNION ALL
  SELECT format('attempt %s of trial %s is running, the trial is %s', attempt.no, trial.id, trial.state)
    FROM attempts attempt JOIN trials trial ON trial.id = attempt.trial_id
    WHERE (attempt.outcome = 'running') <> (attempt.ended_at IS NULL)
      OR (attempt.outcome = 'running' AND (trial.state <> 'generating' OR attempt.no <> trial.attempts))
  UNION ALL
  SELECT format('trial %s counts %s attempts and has %s', trial.id, trial.attempts, count(attempt.no))
    FROM trials trial LEFT JOIN attempts attempt ON attempt.trial_id = trial.id GROUP BY trial.id
    HAVING count(attempt.no) <> trial.attempts OR coalesce(max(attempt.no), 0) <> trial.attempts
  UNION ALL
  SELECT format('result %s is missing without a code, a sentence and a next step', result.id) FROM benchmark_results result
    WHERE result.status = 'missing' AND NOT coalesce(
      length(result.error ->> 'code') > 0 AND length(result.error ->> 'message') > 0 AND length(result.error ->> 'hint') > 0, false)
$$`;
