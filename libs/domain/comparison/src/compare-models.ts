import type { Comparison, ComparisonPair, ComparisonScope, ComparisonTask } from '@assay/contracts';
import { holm, type TestMethod } from '@assay/domain/statistics';

import type { ComparisonInput } from './comparison-input';
import { isComplete } from './coverage';
import { type EntryWithoutRank, entryOf } from './entry';
import { comparisonNotes, familyInWords } from './notes';
import { type PairFigures, pairFigures, pairTests } from './pair-figures';
import { rankInterval } from './rank-interval';
import { recommend } from './recommend';
import { fewestTasks, tasksToSettle } from './required-tasks';
import { defaultScopes, type ScopeTasks, scopeTasks } from './scope-tasks';
import { type ScoreTable, scoreTable } from './score-table';
import { speakVerdict } from './verdict';

/** What is computed from the stored figures; the rest of a Comparison says where they came from. */
export type ComparedParts = Pick<Comparison, 'baseline' | 'family' | 'scopes' | 'grid' | 'notes'>;

type ColumnPair = readonly [a: number, b: number];

/** The pairs that are asked: with the baseline only (it is b), or all, earlier columns first. */
function askedPairs(columns: number, baseline: number): ColumnPair[] {
  const all = Array.from({ length: columns }, (_, index) => index);
  if (baseline >= 0) return all.filter((index) => index !== baseline).map((index) => [index, baseline] as const);
  return all.flatMap((a) => all.slice(a + 1).map((b) => [a, b] as const));
}

/** Figures of any two columns of a scope, computed once each. */
function figuresOf(table: ScoreTable, scope: ScopeTasks): (a: number, b: number) => PairFigures {
  const known = new Map<number, PairFigures>();
  return (a, b) => {
    const key = a * table.columns.length + b;
    const figures = known.get(key) ?? pairFigures(table, scope, a, b);
    known.set(key, figures);
    return figures;
  };
}

interface ScopeResult {
  readonly compared: ComparisonScope;
  readonly methods: ReadonlySet<TestMethod>;
  readonly noJudge: number;
}

function verdictPairs(
  table: ScoreTable,
  scope: ScopeTasks,
  asked: readonly ColumnPair[],
  entries: readonly EntryWithoutRank[],
  figures: (a: number, b: number) => PairFigures,
): { pairs: ComparisonPair[]; methods: Set<TestMethod> } {
  const tests = asked.map(([a, b]) => pairTests(table, scope, a, b));
  const here = holm(tests.map((test) => test.here)).adjusted;
  const general = holm(tests.map((test) => test.general)).adjusted;
  const pairs = asked.map(([a, b], index): ComparisonPair => {
    const { spread, difference, equivalent, wins, ties, losses, speedRatio } = figures(a, b);
    const pValue = { here: here[index] ?? null, general: general[index] ?? null };
    const complete = [a, b].every((column) => entries[column] !== undefined && isComplete(entries[column].coverage));
    const spoken = speakVerdict({
      units: spread.units,
      fewestUnits: fewestTasks(asked.length),
      complete,
      pGeneral: pValue.general,
      pHere: pValue.here,
      equivalent,
    });
    const open = spoken.reason === 'not_significant' || spoken.reason === 'too_few_tasks';
    const needed =
      spoken.verdict === 'cannot_tell' ? { tasksNeeded: open ? tasksToSettle(spread, asked.length) : null } : {};
    const names = { a: table.columns[a]?.name ?? '', b: table.columns[b]?.name ?? '' };
    return { ...names, difference, wins, ties, losses, pValue, ...spoken, ...needed, speedRatio };
  });
  return { pairs, methods: new Set(tests.flatMap((test) => test.methods)) };
}

function compareScope(table: ScoreTable, name: string, asked: readonly ColumnPair[]): ScopeResult {
  const scope = scopeTasks(table, name);
  const figures = figuresOf(table, scope);
  const unranked = table.columns.map((_, column) => entryOf(table, scope, column));
  const { pairs, methods } = verdictPairs(table, scope, asked, unranked, figures);
  const entries = unranked.map((entry) => ({ ...entry, rank: rankInterval(entry.name, table.columns.length, pairs) }));
  const placeOf = new Map(table.columns.map((column, index) => [column.name, index]));
  const recommendation = recommend({
    scope: name,
    tasks: scope.common.length,
    columns: table.columns,
    entries,
    pairs,
    figures: (a, b) => figures(placeOf.get(a) ?? -1, placeOf.get(b) ?? -1),
  });
  const compared = { scope: name, tasks: scope.common.length, dropped: scope.dropped, entries, pairs, recommendation };
  return { compared, methods, noJudge: scope.noJudge };
}

/** Every task with one cell per column, in input order; tasks that are left out of the scopes are here too. */
function grid(table: ScoreTable): ComparisonTask[] {
  return table.tasks.map(({ taskId, key, title, taskType, category }, place) => ({
    ...{ taskId, key, title, taskType, category },
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
  const results = (input.scopes ?? defaultScopes(input.tasks)).map((scope) => compareScope(table, scope, asked));
  return {
    baseline: place < 0 ? null : baseline,
    family: familyInWords(asked.length, place < 0 ? null : baseline),
    scopes: results.map((result) => result.compared),
    grid: grid(table),
    notes: comparisonNotes(table, results, place < 0 ? baseline : null),
  };
}
