import type { Comparison, ComparisonScope, ComparisonTask } from '@assay/contracts';
import { type TestMethod, WORK_LIMIT } from '@assay/domain/statistics';

import type { ComparisonInput } from './comparison-input';
import { entriesOf } from './entry';
import { itemFindings } from './item-findings';
import { comparisonNotes, familyInWords } from './notes';
import { type PairFigures, pairFigures } from './pair-figures';
import { paretoNames } from './pareto-names';
import { rankInterval } from './rank-interval';
import { recommend } from './recommend';
import { defaultScopes, type ScopeTasks, scopeTasks } from './scope-tasks';
import { type ScoreTable, scoreTable } from './score-table';
import { type ColumnPair, type PairOnTasks, verdictPairs } from './verdict-pairs';

/** What is computed from the stored figures; the rest of a Comparison says where they came from. */
export type ComparedParts = Pick<Comparison, 'baseline' | 'family' | 'scopes' | 'grid' | 'items' | 'notes'>;

/** The pairs that are asked: with the baseline only (it is b), or all, earlier columns first. */
function askedPairs(columns: number, baseline: number): ColumnPair[] {
  const all = Array.from({ length: columns }, (_, index) => index);
  if (baseline >= 0) return all.filter((index) => index !== baseline).map((index) => [index, baseline] as const);
  return all.flatMap((a) => all.slice(a + 1).map((b) => [a, b] as const));
}

/** The two columns of a pair on the tasks of the scope; `pairwise`: on all tasks that these two share. Computed once each. */
function tasksOfPairs(table: ScoreTable, scope: ScopeTasks, pairwise: boolean): (a: number, b: number) => PairOnTasks {
  // Where nothing is left out, every two share what all share.
  if (!pairwise || scope.dropped === 0) return (a, b) => ({ table, scope, a, b });
  return (a, b) => {
    const [left, right] = [table.columns[a], table.columns[b]];
    const two: ScoreTable = {
      columns: left && right ? [left, right] : [],
      tasks: table.tasks,
      cells: [table.cells[a] ?? [], table.cells[b] ?? []],
    };
    return { table: two, scope: scopeTasks(two, scope.scope), a: 0, b: 1 };
  };
}

/** A function of two columns that is computed once for each pair. */
function oncePerPair<Value>(
  columns: number,
  compute: (a: number, b: number) => Value,
): (a: number, b: number) => Value {
  const known = new Map<number, Value>();
  return (a, b) => {
    const key = a * columns + b;
    const value = known.get(key) ?? compute(a, b);
    known.set(key, value);
    return value;
  };
}

interface ScopeResult {
  readonly compared: ComparisonScope;
  readonly methods: ReadonlySet<TestMethod>;
  readonly noJudge: number;
}

interface Question {
  readonly asked: readonly ColumnPair[];
  readonly pairwise: boolean;
  readonly workLimit: number;
}

/** Multiplications of all tests of a comparison together: about a twentieth of a second. */
const TOTAL_WORK = 40_000_000;

/** What one test may take before it falls back to the normal approximation: with many pairs and scopes less than a test alone may. */
function workLimitOf(pairs: number, scopes: number): number {
  return Math.min(WORK_LIMIT, TOTAL_WORK / Math.max(1, 2 * pairs * scopes));
}

function compareScope(table: ScoreTable, name: string, { asked, pairwise, workLimit }: Question): ScopeResult {
  const scope = scopeTasks(table, name);
  const columns = table.columns.length;
  const onTasks = oncePerPair(columns, tasksOfPairs(table, scope, pairwise));
  const figures = oncePerPair(columns, (a, b): PairFigures => {
    const pair = onTasks(a, b);
    return pairFigures(pair.table, pair.scope, pair.a, pair.b);
  });
  const own = pairwise && scope.common.length === 0;
  const unranked = entriesOf(table, (column) => (own ? ownTasks(table, scope, column) : scope));
  const { pairs, methods } = verdictPairs({ table, asked, entries: unranked, figures, onTasks, workLimit, pairwise });
  const entries = unranked.map((entry) => ({ ...entry, rank: rankInterval(entry.name, columns, pairs) }));
  const placeOf = new Map(table.columns.map((column, index) => [column.name, index]));
  const recommendation = recommend({
    scope: name,
    tasks: scope.common.length,
    columns: table.columns,
    entries,
    pairs,
    figures: (a, b) => figures(placeOf.get(a) ?? -1, placeOf.get(b) ?? -1),
  });
  const compared = {
    scope: name,
    tasks: scope.common.length,
    dropped: scope.dropped,
    entries,
    pairs,
    recommendation,
    pareto: paretoNames(table.columns, entries, pairs),
  };
  return { compared, methods, noJudge: scope.noJudge };
}

/** The tasks of the scope that one column has a score of: where no task has a score of every column. */
function ownTasks(table: ScoreTable, scope: ScopeTasks, column: number): ScopeTasks {
  const row = table.cells[column] ?? [];
  const alone = { columns: table.columns.slice(column, column + 1), tasks: table.tasks, cells: [row] };
  return scopeTasks(alone, scope.scope);
}

/** Every task with one cell per column, in input order; tasks that are left out of the scopes are here too. */
function grid(table: ScoreTable): ComparisonTask[] {
  return table.tasks.map(({ taskId, key, title, taskType, category, judged }, place) => ({
    ...{ taskId, key, title, taskType, category },
    ...(judged === true ? { judged } : {}),
    cells: table.columns.map(({ name }, column) => {
      const cell = table.cells[column]?.[place] ?? null;
      return {
        name,
        accuracy: cell?.mean ?? null,
        trials: cell?.stored.trials ?? 0,
        missing: cell?.stored.missing ?? 0,
        flagged: cell?.stored.flagged ?? 0,
        resultId: cell?.stored.resultId ?? null,
        runId: cell?.stored.runId ?? null,
      };
    }),
  }));
}

/** The honest comparison: same tasks only, exact tests with Holm within each scope, three kinds of verdict, and what to use. */
export function compareModels(input: ComparisonInput): ComparedParts {
  const table = scoreTable(input);
  const baseline = input.baseline ?? null;
  const place = baseline === null ? -1 : table.columns.findIndex((column) => column.name === baseline);
  const asked = askedPairs(table.columns.length, place);
  const scopes = input.scopes ?? defaultScopes(input.tasks);
  const question = { asked, pairwise: input.pairwise ?? false, workLimit: workLimitOf(asked.length, scopes.length) };
  const results = scopes.map((scope) => compareScope(table, scope, question));
  return {
    baseline: place < 0 ? null : baseline,
    family: familyInWords(asked.length, place < 0 ? null : baseline),
    scopes: results.map((result) => result.compared),
    grid: input.grid === false ? [] : grid(table),
    items: itemFindings(table),
    notes: comparisonNotes(table, results, {
      unknownBaseline: place < 0 ? baseline : null,
      pairwise: question.pairwise,
    }),
  };
}
