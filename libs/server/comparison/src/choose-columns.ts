import { LIMITS, ProblemError, type ComparedModel } from '@assay/contracts';
import { splitModel, type StoredColumn } from '@assay/server/persistence';

/** One column of the comparison and the runs whose results stand for it. */
export interface ChosenColumn {
  readonly model: ComparedModel;
  readonly sampling: StoredColumn['sampling'];
  readonly samplingHash: string;
  readonly runnerOptions: StoredColumn['runnerOptions'];
  readonly judge: string | null;
  /** A run of it still goes on: the figures are provisional. */
  readonly provisional: boolean;
  /** Changes with every result of its runs. */
  readonly revision: string;
}

/**
 * Finds the stored runs behind each name (a tag, or tag@server). Runs with other sampling options are other measurements and are never mixed:
 * the options that most columns share are taken, the newest among equals; a column that lacks them keeps its own newest, which is then noted.
 * Throws `unknown_model` and `ambiguous_model`.
 */
export function chooseColumns(names: readonly string[], stored: readonly StoredColumn[]): ChosenColumn[] {
  const candidates = names.map((name) => candidatesOf(name, stored));
  const shared = sharedSampling(candidates);
  return candidates.map((rows, at) => columnOf(names[at] ?? '', rows, shared));
}

function candidatesOf(name: string, stored: readonly StoredColumn[]): readonly StoredColumn[] {
  const [tag, server] = splitModel(name);
  const rows = stored.filter((row) => isTag(row.model, tag) && (server === undefined || row.server === server));
  const [newest] = rows;
  if (newest === undefined)
    throw new ProblemError('unknown_model', `No stored result is of ${name}.`, [
      { path: 'models', message: `${name} has no results` },
    ]);
  const servers = new Set(rows.map((row) => row.server));
  if (servers.size > 1) {
    const choice = [...servers].map((one) => `${tag}@${one}`).join(', ');
    throw new ProblemError('ambiguous_model', `${name} has results from several servers. Name one: ${choice}.`, [
      { path: 'models', message: `one of ${choice}` },
    ]);
  }
  // A tag that moved is another model: only the newest counts.
  return rows.filter((row) => row.modelId === newest.modelId);
}

/** Ollama lists `name:latest` for what people call `name`. */
function isTag(listed: string, asked: string | undefined): boolean {
  return listed === asked || listed === `${asked}:latest`;
}

function sharedSampling(candidates: readonly (readonly StoredColumn[])[]): string | null {
  const votes = new Map<string, { columns: number; newest: number }>();
  for (const rows of candidates) {
    for (const hash of new Set(rows.map((row) => row.samplingHash))) {
      const newest = Math.max(
        ...rows.filter((row) => row.samplingHash === hash).map((row) => row.runCreatedAt.getTime()),
      );
      const vote = votes.get(hash) ?? { columns: 0, newest: 0 };
      votes.set(hash, { columns: vote.columns + 1, newest: Math.max(vote.newest, newest) });
    }
  }
  const [best] = [...votes].sort(([, a], [, b]) => b.columns - a.columns || b.newest - a.newest);
  return best?.[0] ?? null;
}

function columnOf(name: string, rows: readonly StoredColumn[], shared: string | null): ChosenColumn {
  const same = rows.filter((row) => row.samplingHash === shared);
  const alike = same.length > 0 ? same : rows.filter((row) => row.samplingHash === rows[0]?.samplingHash);
  // A model that was loaded with other options, another context say, answers otherwise: only runs like the newest one count together.
  const used = alike.filter((row) => row.runnerHash === alike[0]?.runnerHash);
  const [newest] = used;
  if (newest === undefined) throw new ProblemError('unknown_model', `No stored result is of ${name}.`);
  return {
    model: {
      name,
      model: newest.model,
      modelId: newest.modelId,
      digest: newest.digest,
      serverId: newest.serverId,
      server: newest.server,
      sizeBytes: newest.sizeBytes,
      quantization: newest.quantization,
      runIds: [...new Set(used.map((row) => row.runId))],
    },
    sampling: newest.sampling,
    samplingHash: newest.samplingHash,
    runnerOptions: newest.runnerOptions,
    judge: newest.judge,
    provisional: used.some((row) => !row.runFinished),
    revision: used.map((row) => row.statsRevision).join(),
  };
}

/** The names asked for, checked: 2 to 10, none twice. */
export function checkNames(names: readonly string[]): readonly string[] {
  const { min, max } = LIMITS.modelsCompared;
  const unique = [...new Set(names)];
  if (unique.length < min || unique.length > max) {
    throw new ProblemError('invalid_request', `A comparison takes ${min} to ${max} models.`, [
      { path: 'models', message: `must name ${min} to ${max} different models` },
    ]);
  }
  return unique;
}
