export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** `2027-03-09`, or null where there is no such day. Years 1 to 9999, Gregorian. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9_999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** 0 for Sunday … 6 for Saturday, by Zeller's congruence. */
export function weekdayOf(iso: string): number {
  const [year = 1, month = 1, day = 1] = iso.split('-').map(Number);
  const shifted = month < 3 ? month + 12 : month;
  const y = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const saturdayBased = (day + Math.floor((13 * (shifted + 1)) / 5) + y + leapDays) % 7;
  return (saturdayBased + 6) % 7;
}

/** Index of a name or its start of at least three letters (`Mar`, `Sept.`, `Tues`); null for anything else. */
export function indexOfName(names: readonly string[], written: string): number | null {
  const wanted = written.toLowerCase().replace(/\.$/, '');
  if (wanted.length < 3) return null;
  const index = names.findIndex((name) => name.startsWith(wanted));
  return index < 0 ? null : index;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
