import type { ComparisonPair, McNemarFigure } from '@assay/contracts';
import { holm, mcnemar, type TestMethod } from '@assay/domain/statistics';

import { isComplete, worstCaseDifference } from './coverage';
import { tTestOf } from './difference-interval';
import type { EntryWithoutRank } from './entry';
import { type PairFigures, pairTests } from './pair-figures';
import { fewestTasks, tasksToSettle } from './required-tasks';
import type { ScopeTasks } from './scope-tasks';
import type { ScoreTable, TableCell } from './score-table';
import { speakVerdict } from './verdict';

/** Two columns that are held against each other, by place. */
export type ColumnPair = readonly [a: number, b: number];

/** Two columns on the tasks that count for them. */
export interface PairOnTasks {
  readonly table: ScoreTable;
  readonly scope: ScopeTasks;
  /** Places of the two in `table`. */
  readonly a: number;
  readonly b: number;
}

/** What verdicts are spoken from. */
export interface VerdictSources {
  readonly table: ScoreTable;
  readonly asked: readonly ColumnPair[];
  readonly entries: readonly EntryWithoutRank[];
  readonly figures: (a: number, b: number) => PairFigures;
  readonly onTasks: (a: number, b: number) => PairOnTasks;
  /** Multiplications that one exact test may take. */
  readonly workLimit: number;
  /** Each pair has tasks of its own: say how many. */
  readonly pairwise: boolean;
}

const one = (cell: TableCell | null | undefined): cell is TableCell =>
  cell !== null && cell !== undefined && cell.group?.trials === 1 && !cell.graded;

/** McNemar's counts and p where both sides have one pass/fail answer on every task; undefined elsewhere. */
function mcnemarOf({ table, scope, a, b }: PairOnTasks): McNemarFigure | undefined {
  const [left, right] = [table.cells[a] ?? [], table.cells[b] ?? []];
  if (scope.common.length === 0 || !scope.common.every((place) => one(left[place]) && one(right[place])))
    return undefined;
  const passed = (row: readonly (TableCell | null)[]): boolean[] =>
    scope.common.map((place) => (row[place]?.mean ?? 0) > 0.5);
  const result = mcnemar(passed(left), passed(right));
  const { bothPass, aOnly, bOnly, bothFail, pExact, pMid } = result;
  return { bothPass, aOnly, bOnly, bothFail, pExact, pMid };
}

const isOpen = (entry: EntryWithoutRank | undefined): boolean =>
  entry !== undefined && entry.coverage.scored < entry.coverage.planned;

/** What the answers without a score could make of the difference; nothing where there are none. */
function missingOf(
  { table, scope, a, b }: PairOnTasks,
  difference: number | null,
): Pick<ComparisonPair, 'worstCase' | 'dependsOnMissing'> {
  const at = (column: number): (TableCell | null)[] =>
    scope.judged.map((place) => table.cells[column]?.[place] ?? null);
  const worstCase = worstCaseDifference(at(a), at(b));
  if (worstCase === null || difference === null) return {};
  const turned = difference > 0 ? worstCase[0] < 0 : difference < 0 && worstCase[1] > 0;
  return { worstCase, dependsOnMissing: turned };
}

/** Whether two columns are one model, on two servers. */
export function isSameModel(table: ScoreTable, a: number, b: number): boolean {
  const [left, right] = [table.columns[a]?.identity ?? null, table.columns[b]?.identity ?? null];
  return left !== null && left === right;
}

/** The verdict of every pair that is asked, with Holm over all of them, and how the p-values were reached. */
export function verdictPairs(sources: VerdictSources): { pairs: ComparisonPair[]; methods: Set<TestMethod> } {
  const { table, asked, entries, figures, onTasks, workLimit, pairwise } = sources;
  const sides = asked.map(([a, b]) => onTasks(a, b));
  const tests = sides.map((side) => pairTests(side.table, side.scope, side.a, side.b, workLimit));
  const here = holm(tests.map((test) => test.here)).adjusted;
  const general = holm(tests.map((test) => test.general)).adjusted;
  const pairs = asked.map(([a, b], index): ComparisonPair => {
    const { spread, difference, equivalent, wins, ties, losses, speedRatio } = figures(a, b);
    const [side, test] = [sides[index], tests[index]];
    const pValue = { here: here[index] ?? null, general: general[index] ?? null };
    const spoken = speakVerdict({
      units: spread.units,
      fewestUnits: fewestTasks(asked.length),
      complete: [a, b].every((column) => entries[column] !== undefined && isComplete(entries[column].coverage)),
      pGeneral: pValue.general,
      pHere: pValue.here,
      equivalent,
      sameModel: isSameModel(table, a, b),
    });
    const open = spoken.reason === 'not_significant' || spoken.reason === 'too_few_tasks';
    const needed =
      spoken.verdict === 'cannot_tell' ? { tasksNeeded: open ? tasksToSettle(spread, asked.length) : null } : {};
    const counts = side && mcnemarOf(side);
    return {
      ...{ a: table.columns[a]?.name ?? '', b: table.columns[b]?.name ?? '' },
      ...{ difference, wins, ties, losses, pValue },
      pRaw: { here: test?.here ?? null, general: test?.general ?? null },
      t: { pValue: tTestOf(spread), dz: spread.dz ?? null },
      ...(counts === undefined ? {} : { mcnemar: counts }),
      ...(side && [a, b].some((column) => isOpen(entries[column])) ? missingOf(side, difference.value) : {}),
      ...(pairwise && side ? { shared: { tasks: side.scope.common.length, dropped: side.scope.dropped } } : {}),
      ...spoken,
      ...needed,
      speedRatio,
    };
  });
  return { pairs, methods: new Set(tests.flatMap((test) => test.methods)) };
}
