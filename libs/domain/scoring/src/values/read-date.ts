import { inWords, shown } from '../text/shown';
import { weekdayOf, WEEKDAYS } from './calendar';
import { findDates, type FoundDate } from './find-dates';

/** The one date of a text, as ISO days that it can mean, or why there is none (the end of a sentence). */
export type DateReading = { readonly days: readonly string[]; readonly text: string } | { readonly problem: string };

/** Reads the one date of a text, in any common form; a weekday beside it must fit. Several different dates are none. */
export function readDate(text: string): DateReading {
  const dates = findDates(text);
  const first = dates[0];
  if (first === undefined) return { problem: `there is no date in "${shown(text, 60)}"` };
  const misnamed = dates.find((date) => fitting(date).length === 0);
  if (misnamed !== undefined) return { problem: wrongWeekday(misnamed) };
  const common = dates.reduce<readonly string[]>(
    (days, date) => days.filter((day) => fitting(date).includes(day)),
    fitting(first),
  );
  if (common.length > 0) return { days: common, text: first.text };
  return { problem: `it names several dates: ${inWords(distinct(dates).slice(0, 4))}` };
}

function distinct(dates: readonly FoundDate[]): readonly string[] {
  return Array.from(new Set(dates.map(({ days }) => days.join(' or '))));
}

/** The days that agree with the weekday, where one is given. */
function fitting(date: FoundDate): readonly string[] {
  return date.days.filter((day) => date.weekday === null || weekdayOf(day) === date.weekday);
}

function wrongWeekday(date: FoundDate): string {
  const day = date.days[0] ?? '';
  return `${day} is a ${titleCase(WEEKDAYS[weekdayOf(day)] ?? '')}, not a ${titleCase(WEEKDAYS[date.weekday ?? 0] ?? '')}`;
}

function titleCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
