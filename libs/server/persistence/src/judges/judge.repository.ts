import type { Database } from '../database';
import { VERDICTS } from './verdict-sql';

/** A judge as it is stored, and what its tag names now. */
export interface StoredJudge {
  readonly id: string;
  readonly identity: string;
  readonly name: string;
  readonly digest: string | null;
  readonly modelId: string;
  readonly serverId: string;
  readonly server: string;
  readonly promptHash: string;
  readonly createdAt: Date;
  /** The model that its server lists under its tag; null = none. */
  readonly servedModelId: string | null;
  /** Of its server; null = not told. */
  readonly serverVersion: string | null;
}

const JUDGES = `
  SELECT judge.id, judge.identity, judge.tag AS name, model.digest, judge.model_id AS "modelId", judge.server_id AS "serverId", server.name AS server,
    judge.prompt_hash AS "promptHash", judge.created_at AS "createdAt", CASE WHEN server.deleted_at IS NULL THEN served.model_id END AS "servedModelId",
    server.version AS "serverVersion"
  FROM judges judge JOIN models model ON model.id = judge.model_id JOIN servers server ON server.id = judge.server_id
    LEFT JOIN server_models served ON served.server_id = judge.server_id AND served.tag = judge.tag AND served.seen_until IS NULL`;
/** So many judges are told of. */
const LISTED = 100;

/** Judges that were asked, or examined. */
export class JudgeRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  list(): Promise<StoredJudge[]> {
    return this.database.query<StoredJudge>(`${JUDGES} ORDER BY judge.created_at DESC, judge.id LIMIT ${LISTED}`);
  }

  async find(id: string): Promise<StoredJudge | null> {
    const [row] = await this.database.query<StoredJudge>(`${JUDGES} WHERE judge.id = $1`, [id]);
    return row ?? null;
  }

  /** How often it found a requirement met, and how often not. */
  async verdicts(id: string): Promise<{ readonly met: number; readonly notMet: number }> {
    const [row] = await this.database.query<{ met: number; notMet: number }>(
      `WITH ${VERDICTS} SELECT (count(*) FILTER (WHERE met))::int AS met, (count(*) FILTER (WHERE NOT met))::int AS "notMet" FROM verdicts`,
      [id],
    );
    return row ?? { met: 0, notMet: 0 };
  }
}
