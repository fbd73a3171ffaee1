import type { ChatMessage, GivenLabel } from '@assay/contracts';
import type { SpokenLabel } from '@assay/domain/judging';
import type { Database } from '../database';
import { SAME_CRITERIA, SAME_SERVER, TO_TASK, VERDICTS } from './verdict-sql';

/** A label as it counts: one person's word beside the judge's. */
export type StoredLabel = SpokenLabel;

/** A verdict to label. */
export interface DrawnVerdict {
  readonly evaluationId: string;
  readonly item: string;
  readonly requirement: string;
  readonly title: string;
  readonly output: string;
  readonly variant: number;
  readonly taskDescription: string;
  readonly expectedOutput: string;
  readonly system: string | null;
  readonly messages: readonly ChatMessage[] | null;
  readonly variants: readonly { readonly taskDescription: string; readonly expectedOutput: string }[];
}

/** What the next one is drawn from: verdicts of this kind, or those that another person has labelled. */
export type Draw = { readonly met: boolean } | 'labelled_by_another';

/** A fixed order without any sense for each person, so that a look at the next one cannot be repeated until it pleases. */
const AT_RANDOM = `md5(verdict.evaluation_id::text || verdict.item || $2)`;
const BY_ANOTHER = `EXISTS (SELECT 1 FROM judge_labels other WHERE other.judge_id = $1 AND other.labeller <> $2 AND other.label IS NOT NULL
    AND other.evaluation_id = verdict.evaluation_id AND other.item = verdict.item)`;
const NOT_BY_ONESELF = `NOT EXISTS (SELECT 1 FROM judge_labels own WHERE own.judge_id = $1 AND own.labeller = $2
    AND own.evaluation_id = verdict.evaluation_id AND own.item = verdict.item)`;

/** Labels of people. */
export class JudgeLabelRepository {
  constructor(private readonly database: Database) {}

  /** All of a judge, the oldest first. */
  of(judgeId: string): Promise<StoredLabel[]> {
    return this.database.query<StoredLabel>(
      `SELECT label.evaluation_id AS "evaluationId", label.item, label.labeller, label.label, label.judge_met AS "judgeMet",
         label.criteria_hash = now.criteria_hash AND ${SAME_SERVER} AS current, ${SAME_SERVER} AS "sameServer"
       FROM judge_labels label JOIN evaluations evaluation ON evaluation.id = label.evaluation_id ${TO_TASK}
       WHERE label.judge_id = $1 ORDER BY label.created_at, label.id`,
      [judgeId],
    );
  }

  /** As `of`, with what each label is about; also those of tasks that are archived. */
  async given(judgeId: string): Promise<GivenLabel[]> {
    const rows = await this.database.query<Omit<GivenLabel, 'at'> & { readonly at: Date }>(
      `SELECT label.labeller, label.label, label.judge_met AS "judgeMet", task.key AS "taskKey", task.title, label.requirement,
         evaluation.result_id AS "resultId", label.evaluation_id AS "evaluationId", label.item,
         label.criteria_hash = now.criteria_hash AND ${SAME_SERVER} AS counts, label.created_at AS at
       FROM judge_labels label JOIN evaluations evaluation ON evaluation.id = label.evaluation_id ${TO_TASK}
       WHERE label.judge_id = $1 ORDER BY label.created_at, label.id`,
      [judgeId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** The next verdict for a person; null = there is none left of this kind. */
  async draw(judgeId: string, labeller: string, draw: Draw): Promise<DrawnVerdict | null> {
    const condition =
      draw === 'labelled_by_another' ? BY_ANOTHER : `verdict.met = ${String(draw.met)} AND NOT ${BY_ANOTHER}`;
    const [row] = await this.database.query<DrawnVerdict>(
      `WITH ${VERDICTS}, drawn AS (
         SELECT verdict.* FROM verdicts verdict WHERE ${NOT_BY_ONESELF} AND ${condition} ORDER BY ${AT_RANDOM} LIMIT 1)
       SELECT drawn.evaluation_id AS "evaluationId", drawn.item, drawn.requirement, task.title, coalesce(result.output, '') AS output, result.variant,
         task.task_description AS "taskDescription", task.expected_output AS "expectedOutput", task.system, task.messages, task.variants
       FROM drawn JOIN evaluations evaluation ON evaluation.id = drawn.evaluation_id ${TO_TASK} AND ${SAME_CRITERIA}`,
      [judgeId, labeller],
    );
    return row ?? null;
  }

  /** Keeps a person's word, or changes it; false = the judge gave no such verdict. */
  async put(judgeId: string, word: Omit<StoredLabel, 'judgeMet' | 'current' | 'sameServer'>): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `WITH ${VERDICTS}
       INSERT INTO judge_labels (judge_id, evaluation_id, item, requirement, criteria_hash, labeller, label, judge_met, stratum_size)
       SELECT $1, verdict.evaluation_id, verdict.item, verdict.requirement, verdict.criteria_hash, $2, $5::boolean, verdict.met,
         (SELECT count(*) FROM verdicts same WHERE same.met = verdict.met)
       FROM verdicts verdict WHERE verdict.evaluation_id = $3 AND verdict.item = $4
       ON CONFLICT (judge_id, labeller, evaluation_id, item) DO UPDATE SET label = excluded.label, created_at = now() RETURNING id`,
      [judgeId, word.labeller, word.evaluationId, word.item, word.label],
    );
    return rows.length > 0;
  }

  /** Takes a person's word back. */
  async remove(judgeId: string, labeller: string, evaluationId: string, item: string): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `WITH gone AS (DELETE FROM judge_labels WHERE judge_id = $1 AND labeller = $2 AND evaluation_id = $3 AND item = $4 RETURNING id) SELECT id FROM gone`,
      [judgeId, labeller, evaluationId, item],
    );
    return rows.length > 0;
  }
}
