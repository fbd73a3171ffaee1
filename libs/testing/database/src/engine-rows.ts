import { randomUUID } from 'node:crypto';

/** Runs one statement with parameters and gives its rows. */
export type RowQuery = (text: string, parameters: readonly unknown[]) => Promise<readonly object[]>;

/** A server to insert; what is left out is an Ollama server with one slot. */
export interface ServerToInsert {
  readonly name?: string;
  readonly baseUrl?: string;
  readonly slots?: number;
  readonly version?: string | null;
}

/** A model to insert with the tag under which a server lists it. */
export interface ModelToInsert {
  readonly serverId: string;
  readonly tag: string;
  readonly digest?: string;
  /** As servers tell it, such as `8.0B`. */
  readonly parameterSize?: string | null;
  readonly contextLength?: number | null;
  readonly capabilities?: readonly string[];
}

/** A task to insert; what is left out is a small sum. */
export interface TaskToInsert {
  readonly key: string;
  readonly taskType?: string;
  readonly taskDescription?: string;
  readonly expectedOutput?: string;
  readonly criteria?: unknown;
  readonly variants?: readonly { readonly taskDescription: string; readonly expectedOutput: string }[];
  readonly options?: object;
}

export async function insertServer(query: RowQuery, server: ServerToInsert = {}): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO servers (id, name, kind, base_url, slots, version, status) VALUES ($1, $2, 'ollama', $3, $4, $5, 'online')`,
    [
      id,
      server.name ?? `server-${id.slice(0, 8)}`,
      server.baseUrl ?? 'http://127.0.0.1:9',
      server.slots ?? 1,
      server.version ?? null,
    ],
  );
  return id;
}

/** Gives the id of the model, which is that of its digest. */
export async function insertModel(query: RowQuery, model: ModelToInsert): Promise<string> {
  const digest = model.digest ?? `digest-of-${model.tag}`;
  const rows = await query(
    `INSERT INTO models (identity, digest, name, context_length, capabilities, parameter_size) VALUES ($1::text, $1::text, $2, $3, $4, $5)
     ON CONFLICT (identity) DO UPDATE SET name = models.name RETURNING id`,
    [digest, model.tag, model.contextLength ?? null, model.capabilities ?? ['completion'], model.parameterSize ?? null],
  );
  const { id } = rows[0] as { id: string };
  await query('INSERT INTO server_models (server_id, tag, model_id) VALUES ($1, $2, $3)', [
    model.serverId,
    model.tag,
    id,
  ]);
  return id;
}

export async function insertTask(query: RowQuery, task: TaskToInsert): Promise<string> {
  const id = randomUUID();
  const criteria = task.criteria ?? { scorers: [{ type: 'number' }] };
  await query(
    `INSERT INTO benchmark_tasks (id, key, version, task_type, category, title, task_description, expected_output, evaluation_criteria, options, variants,
       prompt_hash, criteria_hash, content_hash) VALUES ($1::uuid, $2::text, 1, $3, 'arithmetic', $2::text, $4, $5, $6, $7, $8, $1::uuid::text, $1::uuid::text, $1::uuid::text)`,
    [
      id,
      task.key,
      task.taskType ?? 'reasoning',
      task.taskDescription ?? `What is 1 + 1? (${task.key})`,
      task.expectedOutput ?? '2',
      JSON.stringify(criteria),
      JSON.stringify(task.options ?? {}),
      JSON.stringify(task.variants ?? []),
    ],
  );
  return id;
}
