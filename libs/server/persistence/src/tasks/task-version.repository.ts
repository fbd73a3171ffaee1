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

  /** The newest version of each key. Until the transaction ends, no other one writes tasks: a key that is new has no row to lock. */
  async lockCurrent(keys: readonly string[]): Promise<Map<string, CurrentVersion>> {
    await this.sql.query(ONE_WRITER);
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
    const written: { key: string; id: string; what: TaskWrite }[] = [];
    for (let start = 0; start < tasks.length; start += PORTION) {
      written.push(...(await this.writePortion(tasks.slice(start, start + PORTION))));
    }
    return written;
  }

  private async writePortion(
    tasks: readonly HashedTask[],
  ): Promise<{ readonly key: string; readonly id: string; readonly what: TaskWrite }[]> {
    const current = await this.lockCurrent(tasks.map((task) => task.draft.key));
    const fresh = tasks.filter(({ draft, contentHash }) => !isSame(current.get(draft.key), contentHash));
    const old = fresh.flatMap(({ draft }) => current.get(draft.key)?.id ?? []);
    if (old.length > 0)
      await this.sql.query('UPDATE benchmark_tasks SET superseded_at = now() WHERE id = ANY($1)', [old]);
    const ids = await this.insert(
      fresh.map((task) => columnsOf(task, (current.get(task.draft.key)?.version ?? 0) + 1)),
    );
    return tasks.map(({ draft: { key } }) => {
      const before = current.get(key);
      const id = ids.get(key);
      if (id !== undefined) return { key, id, what: before === undefined ? 'created' : 'updated' };
      if (before === undefined) throw new Error('INSERT … RETURNING left out a row');
      return { key, id: before.id, what: 'unchanged' };
    });
  }

  /** Takes the current version out of lists and new runs; results keep it. False when there is none. */
  async archive(id: string): Promise<boolean> {
    const rows = await this.sql.query(
      'UPDATE benchmark_tasks SET archived_at = now() WHERE id = $1 AND superseded_at IS NULL AND archived_at IS NULL RETURNING id',
      [id],
    );
    return rows.length === 1;
  }

  /** Ids of the new rows by key. */
  private async insert(rows: readonly TaskColumns[]): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map();
    const stored = await this.sql.query<{ key: string; id: string }>(INSERT, [JSON.stringify(rows)]);
    return new Map(stored.map(({ key, id }) => [key, id]));
  }
}

/** A statement of its own: the next one sees what the writer before has committed. */
const ONE_WRITER = `SELECT pg_advisory_xact_lock(hashtext('benchmark_tasks'), 0)`;
/** Rows of one statement. */
const PORTION = 500;

function isSame(before: CurrentVersion | undefined, contentHash: string): boolean {
  return before !== undefined && before.contentHash === contentHash && before.archivedAt === null;
}

/** Columns of a row and their types, as one statement takes many rows. */
const COLUMNS = {
  key: 'text',
  version: 'integer',
  task_type: 'text',
  category: 'text',
  title: 'text',
  task_description: 'text',
  expected_output: 'text',
  evaluation_criteria: 'jsonb',
  difficulty: 'smallint',
  tags: 'text[]',
  lang: 'text',
  system: 'text',
  messages: 'jsonb',
  options: 'jsonb',
  variants: 'jsonb',
  must_pass: 'jsonb',
  must_fail: 'jsonb',
  source: 'text',
  licence: 'text',
  prompt_hash: 'text',
  criteria_hash: 'text',
  content_hash: 'text',
} as const;
type TaskColumns = Readonly<Record<keyof typeof COLUMNS, unknown>>;

const NAMES = Object.keys(COLUMNS).join(', ');
const INSERT = `INSERT INTO benchmark_tasks (${NAMES}) SELECT ${NAMES} FROM jsonb_to_recordset($1::jsonb)
  AS row (${Object.entries(COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')}) RETURNING id, key`;

function columnsOf({ draft, promptHash, criteriaHash, contentHash }: HashedTask, version: number): TaskColumns {
  return {
    key: draft.key,
    version,
    task_type: draft.taskType,
    category: draft.category,
    title: draft.title ?? draft.key,
    task_description: draft.taskDescription,
    expected_output: draft.expectedOutput,
    evaluation_criteria: draft.evaluationCriteria,
    difficulty: draft.difficulty ?? null,
    tags: draft.tags ?? [],
    lang: draft.lang ?? 'en',
    system: draft.system ?? null,
    messages: draft.messages ?? null,
    options: draft.options ?? {},
    variants: draft.variants ?? [],
    must_pass: draft.mustPass ?? [],
    must_fail: draft.mustFail ?? [],
    source: draft.source ?? null,
    licence: draft.licence ?? null,
    prompt_hash: promptHash,
    criteria_hash: criteriaHash,
    content_hash: contentHash,
  };
}
