import type { Schedule } from '@assay/contracts';
import type { TwinTable } from '@assay/web/ui';

export const SHOWN = ['all', 'on', 'off'] as const;
export const SCHEDULE_SORTS = ['name', '-name', 'next', '-next', 'outcome', '-outcome', 'models', '-models'] as const;
export type ScheduleSort = (typeof SCHEDULE_SORTS)[number];

/** Filters of the list, as they stand in the address. */
export interface ScheduleFilter {
  /** Part of the name of schedule, suite or model; empty: any. */
  readonly search: string;
  readonly show: (typeof SHOWN)[number];
}

export function isShown({ name, suite, models, enabled }: Schedule, { search, show }: ScheduleFilter): boolean {
  if (show !== 'all' && enabled !== (show === 'on')) return false;
  const words = [name, suite, ...models.map(({ model }) => model)].join('\n').toLowerCase();
  return words.includes(search.trim().toLowerCase());
}

/** What asks most for attention first when the outcomes fall. */
const GRAVITY = ['regression', 'suspected', 'error', 'series_broken', 'missed', 'no_data', 'skipped', 'running'];

/** By name, next time, last outcome or number of models; what has none comes last. */
export function sortedSchedules(schedules: readonly Schedule[], sort: ScheduleSort): Schedule[] {
  const column = sort.replace(/^-/, '');
  const turn = sort.startsWith('-') ? -1 : 1;
  return schedules.toSorted((a, b) => {
    if (column === 'name') return turn * a.name.localeCompare(b.name);
    const [left, right] = [figureOf(a, column), figureOf(b, column)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || a.name.localeCompare(b.name);
    return turn * (left - right) || a.name.localeCompare(b.name);
  });
}

function figureOf({ nextTimes, lastNights, models }: Schedule, column: string): number | null {
  if (column === 'models') return models.length;
  if (column === 'next') return nextTimes[0] === undefined ? null : Date.parse(nextTimes[0]);
  const last = lastNights.at(-1);
  if (last === undefined) return null;
  const place = GRAVITY.indexOf(last.state);
  return place < 0 ? 0 : GRAVITY.length - place;
}

/** The words that a table of schedules needs. */
export interface ScheduleWords {
  readonly columns: readonly string[];
  when(schedule: Schedule): string;
  outcome(schedule: Schedule): string;
  next(schedule: Schedule): string;
}

/** The list as a table to be saved, in the order and with the rows of the screen. */
export function schedulesTable(schedules: readonly Schedule[], words: ScheduleWords): TwinTable {
  return {
    columns: words.columns.map((label, at) => ({ label, numeric: at === 4 })),
    rows: schedules.map((one) => [
      ...[one.name, one.suite, words.when(one), one.timeZone],
      { text: String(one.models.length), value: one.models.length },
      one.models.map(({ model }) => model).join(', '),
      ...[words.outcome(one), words.next(one)],
      { text: String(one.openRegressions), value: one.openRegressions },
    ]),
  };
}
