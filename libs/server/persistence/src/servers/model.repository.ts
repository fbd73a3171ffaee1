import type { JsonObject, JsonProbe, Model, Page, ProbeFigures } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { listPage } from '../paging/list-page';
import { Where, containsPattern } from '../paging/where';
import { spoils } from '../results/spoiling-flags';

/** One tag of a server with all that is known of its model. */
export interface DiscoveredModel {
  readonly tag: string;
  /** The digest, or `openai:<url>/<name>` where a server knows none. */
  readonly identity: string;
  readonly digest: string | null;
  readonly family: string | null;
  readonly parameterSize: string | null;
  readonly quantization: string | null;
  readonly contextLength: number | null;
  readonly capabilities: readonly string[];
  readonly sizeBytes: number | null;
  readonly modifiedAt: string | null;
  readonly remote: boolean;
  readonly details: JsonObject;
}

export interface ModelListQuery {
  readonly serverId?: string | undefined;
  readonly search?: string | undefined;
  readonly capability?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

type LoadedRow = {
  name: string;
  digest: string | null;
  sizeBytes: number;
  vramBytes: number;
  contextLength: number | null;
  expiresAt: string | null;
};
type ModelRow = Omit<Model, 'loaded' | 'speed' | 'modifiedAt' | 'changedAt' | 'lastProbe'> & {
  readonly loadedModels: LoadedRow[];
  readonly modifiedAt: Date | null;
  readonly changedAt: Date | null;
  readonly tokensPerSecond: number | null;
  readonly secondsPerAnswer: number | null;
  readonly answers: number;
  readonly probe: ProbeRecord | null;
};
/** The last probe as its row holds it. */
interface ProbeRecord {
  readonly id: string;
  readonly at: string;
  readonly state: 'done' | 'not_valid';
  readonly reason: string | null;
  readonly figures: ProbeFigures | null;
}

const COLUMNS = `model.id, tag.tag AS name, server.id AS "serverId", server.name AS "serverName", model.digest, model.family,
  model.parameter_size AS "parameterSize", model.quantization, model.context_length AS "contextLength", model.capabilities,
  model.size_bytes AS "sizeBytes", tag.modified_at AS "modifiedAt", tag.remote, server.loaded AS "loadedModels",
  (SELECT tag.seen_from WHERE EXISTS (SELECT 1 FROM server_models older
    WHERE older.server_id = tag.server_id AND older.tag = tag.tag AND older.seen_until IS NOT NULL AND older.model_id <> tag.model_id)) AS "changedAt",
  speed.tokens AS "tokensPerSecond", speed.seconds AS "secondsPerAnswer", coalesce(speed.answers, 0) AS answers,
  (SELECT jsonb_build_object('id', probe.id, 'at', probe.finished_at, 'state', probe.state, 'reason', probe.reason, 'figures', probe.figures)
   FROM speed_probes probe WHERE probe.server_id = server.id AND probe.model_id = model.id AND probe.state IN ('done', 'not_valid')
   ORDER BY probe.finished_at DESC LIMIT 1) AS probe`;

/** Medians of the latest answers, each figure without those that a flag takes out of it. */
const SPEED = `LEFT JOIN LATERAL (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY tokens_per_second) FILTER (WHERE NOT ${spoils('decode')}) AS tokens,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY execution_time) FILTER (WHERE NOT ${spoils('end_to_end')}) / 1000 AS seconds,
           count(*) FILTER (WHERE NOT ${spoils('end_to_end')})::int AS answers
    FROM (SELECT tokens_per_second, execution_time, flags FROM benchmark_results
          WHERE model_id = model.id AND server_id = server.id AND execution_time IS NOT NULL AND tokens_per_second IS NOT NULL
            AND NOT (${spoils('decode')} AND ${spoils('end_to_end')})
          ORDER BY id DESC LIMIT 200) AS latest) AS speed ON speed.answers > 0`;

const FROM = `server_models tag JOIN models model ON model.id = tag.model_id JOIN servers server ON server.id = tag.server_id ${SPEED}`;

/** Models by identity, and which tag of which server points at them. */
export class ModelRepository {
  constructor(private readonly database: Database) {}

  list(query: ModelListQuery): Promise<Page<Model>> {
    const where = new Where()
      .and("tag.seen_until IS NULL AND server.deleted_at IS NULL AND server.kind <> 'recorded'")
      .and('server.id::text = ?', query.serverId)
      .and('? = ANY(model.capabilities)', query.capability)
      .and('tag.tag ILIKE ?', query.search === undefined ? undefined : containsPattern(query.search));
    return listPage<ModelRow, Model>(
      this.database,
      {
        select: COLUMNS,
        from: FROM,
        where,
        sort: [
          { expression: 'server.name', cast: 'text' },
          { expression: 'tag.tag', cast: 'text' },
          { expression: 'tag.id', cast: 'uuid' },
        ],
        descending: false,
        limit: query.limit,
        cursor: query.cursor,
      },
      toModel,
    );
  }

  /** Digests that are known with all their details, so that discovery need not ask for them again. */
  async described(identities: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ identity: string }>(
      `SELECT identity FROM models WHERE identity = ANY($1) AND details <> '{}'::jsonb`,
      [identities],
    );
    return new Set(rows.map((row) => row.identity));
  }

  /** Makes the stored tags of a server equal to what it lists now; a tag that moved or went keeps its history. */
  async record(serverId: string, models: readonly DiscoveredModel[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query('SELECT id FROM servers WHERE id = $1 FOR UPDATE', [serverId]);
      await upsertModels(sql, models);
      const listed = JSON.stringify(
        models.map(({ tag, identity, remote, modifiedAt }) => ({ tag, identity, remote, modifiedAt })),
      );
      await sql.query(CLOSE_MOVED_TAGS, [serverId, listed]);
      await sql.query(OPEN_NEW_TAGS, [serverId, listed]);
    });
  }
}

const LISTED = `jsonb_to_recordset($2::jsonb) AS listed (tag text, identity text, remote boolean, "modifiedAt" timestamptz)`;

const CLOSE_MOVED_TAGS = `
  UPDATE server_models tag SET seen_until = now() WHERE server_id = $1 AND seen_until IS NULL
    AND NOT EXISTS (SELECT 1 FROM ${LISTED} JOIN models model ON model.identity = listed.identity
                    WHERE listed.tag = tag.tag AND model.id = tag.model_id)`;

const OPEN_NEW_TAGS = `
  INSERT INTO server_models (server_id, tag, model_id, remote, modified_at)
  SELECT $1, listed.tag, model.id, listed.remote, listed."modifiedAt" FROM ${LISTED} JOIN models model ON model.identity = listed.identity
  ON CONFLICT (server_id, tag) WHERE seen_until IS NULL DO UPDATE SET remote = excluded.remote, modified_at = excluded.modified_at`;

async function upsertModels(sql: Sql, models: readonly DiscoveredModel[]): Promise<void> {
  await sql.query(
    `INSERT INTO models (identity, digest, name, family, parameter_size, quantization, context_length, capabilities, size_bytes, details)
     SELECT DISTINCT ON (identity) identity, digest, tag, family, "parameterSize", quantization, "contextLength",
       ARRAY(SELECT jsonb_array_elements_text(capabilities)), "sizeBytes", details
     FROM jsonb_to_recordset($1::jsonb) AS found (identity text, digest text, tag text, family text, "parameterSize" text, quantization text,
       "contextLength" integer, capabilities jsonb, "sizeBytes" bigint, details jsonb) ORDER BY identity, tag
     ON CONFLICT (identity) DO UPDATE SET
       context_length = coalesce(excluded.context_length, models.context_length), size_bytes = coalesce(excluded.size_bytes, models.size_bytes),
       capabilities = CASE WHEN excluded.details = '{}'::jsonb THEN models.capabilities ELSE excluded.capabilities END,
       details = CASE WHEN excluded.details = '{}'::jsonb THEN models.details ELSE excluded.details END`,
    [JSON.stringify(models)],
  );
}

function toModel(row: ModelRow): Model {
  const { loadedModels, tokensPerSecond, secondsPerAnswer, answers, modifiedAt, changedAt, probe, ...rest } = row;
  const loaded = loadedModels.find((entry) =>
    row.digest === null ? entry.name === row.name : entry.digest === row.digest,
  );
  return {
    id: rest.id,
    name: rest.name,
    serverId: rest.serverId,
    serverName: rest.serverName,
    digest: rest.digest,
    family: rest.family,
    parameterSize: rest.parameterSize,
    quantization: rest.quantization,
    contextLength: rest.contextLength,
    capabilities: rest.capabilities,
    sizeBytes: rest.sizeBytes,
    modifiedAt: modifiedAt?.toISOString() ?? null,
    remote: rest.remote,
    loaded:
      loaded === undefined
        ? null
        : {
            sizeBytes: loaded.sizeBytes,
            vramBytes: loaded.vramBytes,
            contextLength: loaded.contextLength,
            expiresAt: loaded.expiresAt,
          },
    speed:
      tokensPerSecond === null || secondsPerAnswer === null ? null : { tokensPerSecond, secondsPerAnswer, answers },
    lastProbe: probe === null ? null : toLastProbe(probe),
    changedAt: changedAt?.toISOString() ?? null,
  };
}

function toLastProbe({ id, at, state, reason, figures }: ProbeRecord): JsonProbe {
  const prompt = (name: string) => figures?.prompts.find((one) => one.prompt === name) ?? null;
  const speed = figures?.tokensPerSecond ?? null;
  return {
    id,
    at: new Date(at).toISOString(),
    valid: state === 'done',
    reason,
    tokensPerSecond: speed?.median ?? null,
    tokensPerSecondRange: speed === null ? null : [speed.lowest, speed.highest],
    promptTokensPerSecond: (prompt('long') ?? prompt('short'))?.promptTokensPerSecond?.median ?? null,
    firstTokenMs: prompt('short')?.firstTokenMs?.median ?? null,
    coldLoadMs: figures?.coldLoadMs ?? null,
  };
}
