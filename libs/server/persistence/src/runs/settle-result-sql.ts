/**
 * SQL that gives results their score: the CTE `source` holds `result_id`, `evaluation_id`, `state`, `accuracy`, `relevance`, `passed`,
 * `reason`, `unscored_reason`, `outcome`, `flags` (the last two null = as they are). Answers that wait for a score only.
 */
export const SETTLE_RESULT = `
    UPDATE benchmark_results SET status = source.state, score = CASE WHEN source.state = 'scored' THEN source.accuracy END, passed = source.passed,
      outcome = coalesce(source.outcome, benchmark_results.outcome), flags = coalesce(source.flags, benchmark_results.flags),
      reason = CASE WHEN source.passed AND source.accuracy = 1 THEN NULL ELSE source.reason END, unscored_reason = source.unscored_reason,
      metrics = benchmark_results.metrics || jsonb_build_object('accuracy', source.accuracy, 'relevance', source.relevance),
      evaluation_id = source.evaluation_id
    FROM source WHERE benchmark_results.id = source.result_id AND benchmark_results.status = 'generated'`;

/**
 * The columns of `source` for evaluations (CTE `ended`, rows of the table) that end: where one ends without a score, the last one
 * with a score (lateral `before`) stays the current one.
 */
export const SOURCE_OF_ENDED = `
    SELECT ended.result_id, coalesce(before.id, ended.id) AS evaluation_id, coalesce(before.state, ended.state) AS state,
      CASE WHEN before.id IS NULL THEN ended.accuracy ELSE before.accuracy END AS accuracy,
      CASE WHEN before.id IS NULL THEN ended.relevance ELSE before.relevance END AS relevance,
      CASE WHEN before.id IS NULL THEN ended.passed ELSE before.passed END AS passed,
      CASE WHEN before.id IS NULL THEN ended.reason ELSE before.reason END AS reason,
      CASE WHEN before.id IS NULL THEN ended.unscored_reason END AS unscored_reason,
      coalesce(before.outcome, ended.outcome) AS outcome, coalesce(before.flags, ended.flags) AS flags, before.id IS NOT NULL AS restored
    FROM ended LEFT JOIN LATERAL (
      SELECT * FROM evaluations earlier WHERE ended.state = 'unscored' AND earlier.result_id = ended.result_id AND earlier.state = 'scored'
        AND earlier.id <> ended.id ORDER BY earlier.finished_at DESC LIMIT 1) AS before ON true`;
