import type { Database } from '../database';

/** A judge as it is stored: a model under one protocol on one server. */
export interface JudgeToStore {
  /** Hash of model, server and protocol. */
  readonly identity: string;
  readonly modelId: string;
  readonly serverId: string;
  readonly tag: string;
  readonly promptHash: string;
}

/** The judge of a run or of an evaluation, and the context size with which it is asked. */
export interface JudgeInUse {
  readonly judgeId: string;
  readonly identity: string;
  readonly modelId: string;
  readonly serverId: string;
  /** Tokens. */
  readonly numCtx: number;
}

/** Judges, each identity once. */
export class JudgeRegistry {
  constructor(private readonly database: Database) {}

  /** The id of a judge that is known; null = it was never used. */
  async find(identity: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>('SELECT id FROM judges WHERE identity = $1', [identity]);
    return row?.id ?? null;
  }

  /** The id of a judge; it is stored when it is new. */
  async put(judge: JudgeToStore): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO judges (identity, model_id, server_id, tag, prompt_hash) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (identity) DO UPDATE SET tag = excluded.tag RETURNING id`,
      [judge.identity, judge.modelId, judge.serverId, judge.tag, judge.promptHash],
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  }
}
