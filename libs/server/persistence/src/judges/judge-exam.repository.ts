import type { JudgeExam, JudgeExamResult } from '@assay/contracts';
import type { Database } from '../database';

/** A sitting as it is stored. */
export interface StoredExam extends Omit<JudgeExam, 'current'> {
  /** Names the items that were asked. */
  readonly examHash: string;
}

type ExamRow = Omit<StoredExam, 'startedAt' | 'finishedAt'> & {
  readonly judgeId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

const OPEN = `state IN ('waiting', 'running')`;
/** Whoever examines tells that it lives; after this it counts as dead, ms. */
const DEAD_AFTER_MS = 60_000;
const CANCELLED = 'It was cancelled.';
const DIED = 'Assay ended while the judge was examined. Start the exam again.';

/** Sittings of the exam, one open at a time for each judge. */
export class JudgeExamRepository {
  constructor(private readonly database: Database) {}

  /** The last sitting of each judge. */
  async latest(judgeIds: readonly string[]): Promise<ReadonlyMap<string, StoredExam>> {
    await this.endDead();
    const rows = await this.database.query<ExamRow>(
      `SELECT DISTINCT ON (judge_id) judge_id AS "judgeId", state, done, total, result, reason, started_at AS "startedAt", finished_at AS "finishedAt",
         server_version AS "serverVersion", exam_hash AS "examHash"
       FROM judge_exams WHERE judge_id = ANY($1) ORDER BY judge_id, started_at DESC`,
      [judgeIds],
    );
    return new Map(rows.map(({ judgeId, ...exam }) => [judgeId, examOf(exam)]));
  }

  /**
   * A judge under one of these protocols that gave verdicts, is served as it was and never sat under the present version of its server; null while a run
   * is open, or where there is none. A sitting that somebody cancelled counts.
   */
  async neverExamined(promptHashes: readonly string[]): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT judge.id FROM judges judge
         JOIN server_models served ON served.server_id = judge.server_id AND served.tag = judge.tag AND served.seen_until IS NULL
           AND served.model_id = judge.model_id
         JOIN servers server ON server.id = judge.server_id AND server.enabled AND server.deleted_at IS NULL
       WHERE judge.prompt_hash = ANY($1) AND NOT EXISTS (SELECT 1 FROM judge_exams exam WHERE exam.judge_id = judge.id
           AND (exam.server_version IS NOT DISTINCT FROM server.version OR exam.server_version IS NULL))
         AND EXISTS (SELECT 1 FROM evaluations evaluation WHERE evaluation.judge_id = judge.id AND evaluation.state = 'scored'
           AND evaluation.judge_server_version IS NOT DISTINCT FROM server.version)
         AND NOT EXISTS (SELECT 1 FROM runs WHERE status IN ('queued', 'running', 'waiting'))
       ORDER BY judge.created_at LIMIT 1`,
      [promptHashes],
    );
    return row?.id ?? null;
  }

  /** Opens a sitting; null while one is open. */
  async open(judgeId: string, total: number, examHash: string): Promise<string | null> {
    await this.endDead();
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO judge_exams (judge_id, total, exam_hash) VALUES ($1, $2, $3)
       ON CONFLICT (judge_id) WHERE ${OPEN} DO NOTHING RETURNING id`,
      [judgeId, total, examHash],
    );
    return row?.id ?? null;
  }

  /** Tells that the sitting goes on; false when it does not: it was cancelled, or counts as dead. */
  async alive(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE judge_exams SET alive_at = now() WHERE id = $1 AND ${OPEN} RETURNING id`,
      [id],
    );
    return rows.length === 1;
  }

  /** Tells how far it is. */
  async progress(id: string, done: number): Promise<void> {
    await this.database.query(
      `UPDATE judge_exams SET alive_at = now(), state = 'running', done = $2 WHERE id = $1 AND ${OPEN}`,
      [id, done],
    );
  }

  /** It waits until its server has no other work; what was answered stays answered. */
  async wait(id: string): Promise<void> {
    await this.database.query(`UPDATE judge_exams SET alive_at = now(), state = 'waiting' WHERE id = $1 AND ${OPEN}`, [
      id,
    ]);
  }

  async finish(id: string, result: JudgeExamResult, serverVersion: string | null): Promise<void> {
    await this.database.query(
      `UPDATE judge_exams SET state = 'done', done = total, result = $2, server_version = $3, finished_at = now() WHERE id = $1 AND ${OPEN}`,
      [id, JSON.stringify(result), serverVersion],
    );
  }

  /** Ends the open sitting of a judge; gives its id, or null where none was open. */
  async cancel(judgeId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `UPDATE judge_exams SET state = 'cancelled', reason = $2, finished_at = now() WHERE judge_id = $1 AND ${OPEN} RETURNING id`,
      [judgeId, CANCELLED],
    );
    return row?.id ?? null;
  }

  async fail(id: string, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE judge_exams SET state = 'failed', reason = $2, finished_at = now() WHERE id = $1 AND ${OPEN}`,
      [id, reason],
    );
  }

  private async endDead(): Promise<void> {
    await this.database.query(
      `UPDATE judge_exams SET state = 'failed', reason = $2, finished_at = now()
       WHERE ${OPEN} AND alive_at < now() - $1 * interval '1 millisecond'`,
      [DEAD_AFTER_MS, DIED],
    );
  }
}

function examOf({ startedAt, finishedAt, ...exam }: Omit<ExamRow, 'judgeId'>): StoredExam {
  return { ...exam, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
