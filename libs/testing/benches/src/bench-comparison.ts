import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComparisonService } from '@assay/server/comparison';
import { JudgeCertificates } from '@assay/server/evaluation';
import {
  ComparisonRepository,
  JudgeLabelRepository,
  JudgeRepository,
  openDatabase,
  type Database,
} from '@assay/server/persistence';
import { fillResults, type ResultsShape } from './fill-results';

/** What a benchmark of the comparison measured, times in ms. */
export interface ComparisonFigures {
  readonly results: number;
  readonly fillMs: number;
  /** The first comparison of a process. */
  readonly coldMs: number;
  /** The median of those that follow. */
  readonly warmMs: number;
  /** The first one after a result has changed. */
  readonly changedMs: number;
  /** Storing one more score with all its sums, at the full size. */
  readonly storeMs: number;
  readonly tasks: number;
  readonly pairs: number;
}

const MILLION: ResultsShape = { models: 10, tasks: 1_000, epochs: 100, epochsPerRun: 20 };
const WARM = 9;

/** Times the comparison of ten models over a million stored results, on an embedded database of its own. */
export async function benchComparison(shape: ResultsShape = MILLION): Promise<ComparisonFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  const opened = await openDatabase({ databaseUrl: null, dataDir: folder });
  try {
    const [fillMs, models] = await timed(() => fillResults(opened.database, shape));
    return { results: shape.models * shape.tasks * shape.epochs, fillMs, ...(await measure(opened.database, models)) };
  } finally {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  database: Database,
  models: readonly string[],
): Promise<Omit<ComparisonFigures, 'results' | 'fillMs'>> {
  const certificates = new JudgeCertificates(new JudgeRepository(database), new JudgeLabelRepository(database));
  const service = new ComparisonService(new ComparisonRepository(database), certificates);
  const compare = () => service.compare({ models });
  const [coldMs, first] = await timed(compare);
  const warm: number[] = [];
  for (let n = 0; n < WARM; n += 1) warm.push((await timed(compare))[0]);
  const [storeMs] = await timed(() => database.query(CHANGE));
  const [changedMs] = await timed(compare);
  const [overall] = first.scopes;
  return {
    ...{ coldMs, changedMs, storeMs, warmMs: warm.toSorted((a, b) => a - b)[WARM >> 1] ?? NaN },
    tasks: overall?.tasks ?? 0,
    pairs: overall?.pairs.length ?? 0,
  };
}

const CHANGE =
  'UPDATE benchmark_results SET score = 1, passed = true WHERE id = (SELECT id FROM benchmark_results LIMIT 1)';

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const began = performance.now();
  const value = await work();
  return [Math.round((performance.now() - began) * 10) / 10, value];
}
