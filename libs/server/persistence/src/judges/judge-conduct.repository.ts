import type { CountOf, JudgeConduct } from '@assay/contracts';
import type { JudgedLength } from '@assay/domain/judging';
import type { Database } from '../database';

/** What the replies of a judge add up to. */
export type ConductCounts = Pick<
  JudgeConduct,
  'unreadable' | 'controlsWrong' | 'unsupported' | 'borderline' | 'flipped'
>;

interface CountRow {
  readonly controls: number;
  readonly controlsWrong: number;
  readonly met: number;
  readonly unsupported: number;
  readonly verdicts: number;
  readonly borderline: number;
  readonly flipped: number;
}

/** So many of the newest judged answers are looked at, and fewer for the effect of their length. */
const ANSWERS = 5_000;
const LENGTHS = 2_000;

/** What judges said of their newest 5,000 answers under the present version of their server; no label is needed for it. */
export class JudgeConductRepository {
  constructor(private readonly database: Database) {}

  /** Unreadable replies of all since the last exam of the judge, those of the exam included. A call for several items is one reply. */
  async unreadable(judgeId: string): Promise<CountOf> {
    const [row] = await this.database.query<CountOf>(UNREADABLE, [judgeId]);
    return row ?? { n: 0, of: 0 };
  }

  async counts(judgeId: string): Promise<ConductCounts> {
    const [row] = await this.database.query<CountRow>(COUNTS, [judgeId]);
    const of = (n: keyof CountRow, all: keyof CountRow): CountOf => ({ n: row?.[n] ?? 0, of: row?.[all] ?? 0 });
    return {
      unreadable: await this.unreadable(judgeId),
      controlsWrong: of('controlsWrong', 'controls'),
      unsupported: of('unsupported', 'met'),
      borderline: of('borderline', 'verdicts'),
      flipped: of('flipped', 'borderline'),
    };
  }

  /** The newest answers that it scored. */
  lengths(judgeId: string): Promise<JudgedLength[]> {
    return this.database.query<JudgedLength>(
      `SELECT result.benchmark_task_id || '/' || result.variant AS task, length(coalesce(result.output, ''))::float8 AS length, score.value AS score
       FROM (SELECT one.id, one.result_id FROM evaluations one ${SAME_VERSION} AND one.state = 'scored' ORDER BY one.id DESC LIMIT ${LENGTHS}) AS one
       JOIN benchmark_results result ON result.id = one.result_id
       JOIN scores score ON score.evaluation_id = one.id AND score.type = 'judge' AND score.value IS NOT NULL`,
      [judgeId],
    );
  }
}

const SAME_VERSION = `JOIN judges judge ON judge.id = one.judge_id JOIN servers server ON server.id = judge.server_id
  WHERE one.judge_id = $1 AND one.judge_server_version IS NOT DISTINCT FROM server.version`;

const NEWEST = `SELECT one.id FROM evaluations one ${SAME_VERSION} ORDER BY one.id DESC LIMIT ${ANSWERS}`;

const UNREADABLE = `
  WITH sat AS (
    SELECT exam.started_at, coalesce((exam.result ->> 'replies')::int, 0) AS replies, coalesce((exam.result ->> 'unreadable')::int, 0) AS unreadable
    FROM judge_exams exam JOIN judges judge ON judge.id = exam.judge_id JOIN servers server ON server.id = judge.server_id
    WHERE exam.judge_id = $1 AND exam.state = 'done' AND exam.server_version IS NOT DISTINCT FROM server.version ORDER BY exam.started_at DESC LIMIT 1),
  said AS (
    SELECT coalesce(sum(1.0 / reply.items_in_call), 0) AS replies, coalesce(sum(1.0 / reply.items_in_call) FILTER (WHERE reply.met IS NULL), 0) AS unreadable
    FROM (${NEWEST}) AS one JOIN judgements reply ON reply.evaluation_id = one.id
    WHERE reply.created_at > coalesce((SELECT started_at FROM sat), '-infinity'))
  SELECT round(said.unreadable + coalesce(sat.unreadable, 0))::int AS n, round(said.replies + coalesce(sat.replies, 0))::int AS "of"
  FROM said LEFT JOIN sat ON true`;

const COUNTS = `
  WITH reply AS (
    SELECT said.evaluation_id, said.item, said.kind, said.points, said.met, said.supported,
      row_number() OVER (PARTITION BY said.evaluation_id, said.item ORDER BY said.call_no) AS place
    FROM (${NEWEST}) AS one JOIN judgements said ON said.evaluation_id = one.id
    WHERE said.met IS NOT NULL AND NOT said.forgiven),
  item AS (
    SELECT item, kind, min(points) AS points, count(*) AS replies, bool_or(met) FILTER (WHERE place = 1) AS first, bool_or(met AND supported) AS supported,
      CASE least(count(*), 3) WHEN 3 THEN count(*) FILTER (WHERE met AND place <= 3) >= 2
        WHEN 2 THEN bool_or(met) FILTER (WHERE place = 2) ELSE bool_or(met) END AS met
    FROM reply GROUP BY evaluation_id, item, kind)
  SELECT (count(*) FILTER (WHERE kind = 'control'))::int AS controls,
    (count(*) FILTER (WHERE kind = 'control' AND met <> (item = 'control:true')))::int AS "controlsWrong",
    (count(*) FILTER (WHERE kind = 'requirement' AND met AND points > 0))::int AS met,
    (count(*) FILTER (WHERE kind = 'requirement' AND met AND points > 0 AND NOT coalesce(supported, false)))::int AS unsupported,
    (count(*) FILTER (WHERE kind = 'requirement'))::int AS verdicts,
    (count(*) FILTER (WHERE kind = 'requirement' AND replies >= 3))::int AS borderline,
    (count(*) FILTER (WHERE kind = 'requirement' AND replies >= 3 AND met <> first))::int AS flipped
  FROM item`;
