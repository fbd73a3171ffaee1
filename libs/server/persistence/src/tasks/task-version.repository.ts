import type { TaskDraft } from '@assay/contracts';
import type { Sql } from '../database';

/** A checked task with the hashes of what it asks, how it is scored, and all of it. */
export interface HashedTask {
  readonly draft: TaskDraft;
  readonly promptHash: string;
  readonly criteriaHash: string;
  readonly contentHash: string;
}

export type TaskWrite = 'created' | 'updated' | 'unchanged';

/** The newest version of a task. */
export interface CurrentVersion {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly contentHash: string;
  readonly archivedAt: Date | null;
}

/** Writes task versions: a change is a new version, the same content again is no change. Callers bring the transaction. */
export class TaskVersionRepository {
  constructor(private readonly sql: Sql) {}

  /** The newest version of each key, locked against a second writer. */
  async lockCurrent(keys: readonly string[]): Promise<Map<string, CurrentVersion>> {
    const rows = await this.sql.query<CurrentVersion>(
      `SELECT id, key, version, content_hash AS "contentHash", archived_at AS "archivedAt"
       FROM benchmark_tasks WHERE key = ANY($1) AND superseded_at IS NULL ORDER BY key FOR UPDATE`,
      [keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** Stores what is new or changed; says for each task what happened and which id is now current. */
  async write(
    tasks: readonly HashedTask[],
  ): Promise<{ readonly key: string; readonly id: string; readonly what: TaskWrite }[]> {
    const current = await this.lockCurrent(tasks.map((task) => task.draft.key));
    const written: { key: string; id: string; what: TaskWrite }[] = [];
    for (const task of tasks) {
      const before = current.get(task.draft.key);
      if (before !== undefined && before.contentHash === task.contentHash && before.archivedAt === null) {
        written.push({ key: task.draft.key, id: before.id, what: 'unchanged' });
        continue;
      }
      if (before !== undefined)
        await this.sql.query('UPDATE benchmark_tasks SET superseded_at = now() WHERE id = $1', [before.id]);
      const id = await this.insert(task, (before?.version ?? 0) + 1);
      written.push({ key: task.draft.key, id, what: before === undefined ? 'created' : 'updated' });
    }
    return written;
  }

  /** Takes the current version out of lists and new runs; results keep it. False when there is none. */
  async archive(id: string): Promise<boolean> {
    const rows = await this.sql.query(
      'UPDATE benchmark_tasks SET archived_at = now() WHERE id = $1 AND superseded_at IS NULL AND archived_at IS NULL RETURNING id',
      [id],
    );
    return rows.length === 1;
  }

  private async insert(task: HashedTask, version: number): Promise<string> {
    const columns = columnsOf(task, version);
    const names = Object.keys(columns);
    const places = names.map((_, index) => `$${index + 1}`);
    const [row] = await this.sql.query<{ id: string }>(
      `INSERT INTO benchmark_tasks (${names.join(', ')}) VALUES (${places.join(', ')}) RETURNING id`,
      Object.values(columns),
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  }
}

function columnsOf(
  { draft, promptHash, criteriaHash, contentHash }: HashedTask,
  version: number,
): Record<string, unknown> {
  return {
    key: draft.key,
    version,
    task_type: draft.taskType,
    category: draft.category,
    title: draft.title ?? draft.key,
    task_description: draft.taskDescription,
    expected_output: draft.expectedOutput,
    evaluation_criteria: JSON.stringify(draft.evaluationCriteria),
    difficulty: draft.difficulty ?? null,
    tags: draft.tags ?? [],
    lang: draft.lang ?? 'en',
    system: draft.system ?? null,
    messages: draft.messages == null ? null : JSON.stringify(draft.messages),
    options: JSON.stringify(draft.options ?? {}),
    variants: JSON.stringify(draft.variants ?? []),
    must_pass: JSON.stringify(draft.mustPass ?? []),
    must_fail: JSON.stringify(draft.mustFail ?? []),
    source: draft.source ?? null,
    licence: draft.licence ?? null,
    prompt_hash: promptHash,
    criteria_hash: criteriaHash,
    content_hash: contentHash,
  };
}
