/** Days since 1970-01-01; the calendar is the Gregorian one. */
export type DayNumber = number;

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAY_MS = 86_400_000;

/** Number of a calendar day; months from 1. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): Weekday {
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'Sunday';
}

export function isWeekend(day: DayNumber): boolean {
  return weekdayOf(day) === 'Saturday' || weekdayOf(day) === 'Sunday';
}

/** 2027-03-09. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 9 March 2027. */
export function writtenDate(day: DayNumber): string {
  const date = new Date(day * DAY_MS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** March 9, 2027. */
export function americanDate(day: DayNumber): string {
  const [date = '', month = '', year = ''] = writtenDate(day).split(' ');
  return `${month} ${date}, ${year}`;
}
