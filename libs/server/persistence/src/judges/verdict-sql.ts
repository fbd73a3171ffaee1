/** The task of an evaluation has the same criteria now as when it was judged. `now` is its current version. */
export const SAME_CRITERIA = 'now.criteria_hash = task.criteria_hash';

/** The judge's server has the version under which it judged; another one voids what people said about the verdict. */
export const SAME_SERVER = `evaluation.judge_server_version IS NOT DISTINCT FROM (SELECT server.version FROM servers server WHERE server.id = evaluation.judge_server_id)`;

/** From an evaluation to the task version that it judged, and the current version of that task. */
export const TO_TASK = `
  JOIN benchmark_results result ON result.id = evaluation.result_id
  JOIN benchmark_tasks task ON task.id = result.benchmark_task_id
  JOIN benchmark_tasks now ON now.key = task.key AND now.superseded_at IS NULL`;

/**
 * The verdicts of judge `$1`, under the present version of its server, on requirements that its tasks still have: the first readable reply, the second where it was asked once more, the
 * majority of three votes.
 */
export const VERDICTS = `
  replies AS (
    SELECT said.evaluation_id, said.item, said.requirement, said.met, task.criteria_hash,
      row_number() OVER (PARTITION BY said.evaluation_id, said.item ORDER BY said.call_no) AS place
    FROM evaluations evaluation ${TO_TASK} JOIN judgements said ON said.evaluation_id = evaluation.id
    WHERE evaluation.judge_id = $1 AND evaluation.state = 'scored' AND said.kind = 'requirement' AND NOT said.forgiven AND said.met IS NOT NULL
      AND ${SAME_CRITERIA} AND ${SAME_SERVER}),
  verdicts AS (
    SELECT evaluation_id, item, min(requirement) AS requirement, min(criteria_hash) AS criteria_hash,
      CASE least(count(*), 3) WHEN 3 THEN count(*) FILTER (WHERE met AND place <= 3) >= 2
        WHEN 2 THEN bool_or(met) FILTER (WHERE place = 2) ELSE bool_or(met) END AS met
    FROM replies GROUP BY evaluation_id, item)`;
