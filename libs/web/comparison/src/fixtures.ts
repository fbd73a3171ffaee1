import type {
  ComparedModel,
  Comparison,
  ComparisonCell,
  ComparisonEntry,
  ComparisonPair,
  ComparisonScope,
  ComparisonTask,
} from '@assay/contracts';

/** A column, but for what is told otherwise; for specs. */
export function aModel(name: string, parts: Partial<ComparedModel> = {}): ComparedModel {
  return {
    name,
    model: name,
    modelId: `id-${name}`,
    digest: null,
    serverId: 's1',
    server: 'workstation',
    sizeBytes: 5e9,
    quantization: 'Q4_K_M',
    runIds: ['run-1'],
    ...parts,
  };
}

/** A model in a scope with accuracy ± 0.1 on 10 tasks, but for what is told otherwise; for specs. */
export function anEntry(name: string, accuracy: number | null, parts: Partial<ComparisonEntry> = {}): ComparisonEntry {
  const low = accuracy === null ? null : Math.max(accuracy - 0.1, 0);
  const high = accuracy === null ? null : Math.min(accuracy + 0.1, 1);
  return {
    name,
    accuracy: { value: accuracy, low, high, n: 10, trials: 30 },
    passRate: accuracy,
    relevance: null,
    speed: {
      medianMs: 10_000,
      quartilesMs: [8_000, 14_000],
      slowestMs: 30_000,
      tokensPerSecond: 50,
      n: 30,
      flagged: 0,
    },
    coverage: { value: 1, scored: 30, planned: 30, missing: 0, unscored: 0 },
    rank: [1, 2],
    bounds: null,
    ...parts,
  };
}

/** A pair that cannot be told apart, but for what is told otherwise; for specs. */
export function aPair(a: string, b: string, parts: Partial<ComparisonPair> = {}): ComparisonPair {
  return {
    a,
    b,
    difference: { value: 0.1, low: -0.1, high: 0.3 },
    wins: 4,
    ties: 4,
    losses: 2,
    pValue: { here: 0.3, general: 0.4 },
    verdict: 'cannot_tell',
    speedRatio: null,
    ...parts,
  };
}

/** A scope without a recommendation, but for what is told otherwise; for specs. */
export function aScope(scope: string, parts: Partial<ComparisonScope> = {}): ComparisonScope {
  return {
    scope,
    tasks: 10,
    dropped: 0,
    entries: [],
    pairs: [],
    recommendation: { name: null, tiedWith: [], verdict: 'cannot_tell', reason: 'Cannot tell.', doubt: null },
    ...parts,
  };
}

/** A recommendation of a model that is better; for specs. */
export function recommending(name: string): ComparisonScope['recommendation'] {
  return { name, tiedWith: [], verdict: 'better', reason: `${name} is better.`, doubt: null };
}

/** A row of the grid with the given accuracies in the order of the columns; for specs. */
export function aTask(
  key: string,
  accuracies: readonly (number | null)[],
  parts: Partial<ComparisonTask> = {},
): ComparisonTask {
  const cells = accuracies.map((accuracy, at): ComparisonCell => {
    return { name: `m${at}`, accuracy, trials: 3, missing: 0, flagged: 0, resultId: null, runId: null };
  });
  return { taskId: key, key, title: key, taskType: 'reasoning', category: 'core', cells, ...parts };
}

/** A comparison of the given scopes; for specs. */
export function aComparison(parts: Partial<Comparison> = {}): Comparison {
  return { models: [], baseline: null, family: 'Holm.', scopes: [], grid: [], notes: [], differences: [], ...parts };
}
