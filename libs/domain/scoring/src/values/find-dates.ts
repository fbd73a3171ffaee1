import { indexOfName, isoDate, MONTHS, WEEKDAYS } from './calendar';

/** A date written in a text. */
export interface FoundDate {
  /** ISO days that it can mean: two where day and month could be swapped. */
  readonly days: readonly string[];
  /** 0 Sunday … 6 Saturday; null where no weekday stands beside it. */
  readonly weekday: number | null;
  readonly text: string;
}

interface DateForm {
  readonly pattern: RegExp;
  readonly days: (groups: readonly string[]) => readonly (string | null)[];
}

const MOST_DATES = 200;
const NAME = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const GAP = String.raw`[\s,.\-/]{1,3}`;
const FORMS: readonly DateForm[] = [
  { pattern: /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g, days: ([y, , m, d]) => [day(y, m, d)] },
  { pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g, days: ([d, m, y]) => [day(y, m, d)] },
  {
    pattern: /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/g,
    days: ([first, , second, y]) => [day(y, second, first), day(y, first, second)],
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?:\s{1,3}(?:day\s)?of)?${GAP}${NAME}${GAP}(\d{4})(?!\d)`,
      'gi',
    ),
    days: ([d, name, y]) => [day(y, monthOf(name), d)],
  },
  {
    pattern: new RegExp(String.raw`\b${NAME}${GAP}(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?[\s,.]{1,3}(\d{4})(?!\d)`, 'gi'),
    days: ([name, d, y]) => [day(y, monthOf(name), d)],
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})${GAP}${NAME}${GAP}(\d{1,2})(?!\d)`, 'gi'),
    days: ([y, name, d]) => [day(y, monthOf(name), d)],
  },
];

/** Every real date in a text, at most 200 of each form. Days that do not exist (31 February) are no dates. */
export function findDates(text: string): readonly FoundDate[] {
  return FORMS.flatMap((form) => datesOf(text, form));
}

function datesOf(text: string, form: DateForm): readonly FoundDate[] {
  const dates: FoundDate[] = [];
  for (const match of text.matchAll(form.pattern)) {
    const days = new Set(form.days(match.slice(1)).filter((found) => found !== null));
    const end = match.index + match[0].length;
    if (days.size > 0) dates.push({ days: [...days], weekday: weekdayBeside(text, match.index, end), text: match[0] });
    if (dates.length === MOST_DATES) break;
  }
  return dates;
}

const WEEKDAY = '(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?';
const BEFORE = new RegExp(`\\b${WEEKDAY}[,.]?[\\s*_(]{1,4}(?:the\\s)?$`, 'i');
const AFTER = new RegExp(`^[*_]{0,2}(?:[,;]?\\s{1,2}|\\s?[([,]\\s?)(?:an?\\s|which\\sis\\sa\\s)?${WEEKDAY}\\b`, 'i');

function weekdayBeside(text: string, start: number, end: number): number | null {
  const name =
    BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? AFTER.exec(text.slice(end, end + 30))?.[1];
  return name === undefined ? null : indexOfName(WEEKDAYS, name);
}

function day(year = '', month: string | number = '', date = ''): string | null {
  return isoDate(Number(year), Number(month), Number(date));
}

function monthOf(name = ''): number {
  return (indexOfName(MONTHS, name) ?? -1) + 1;
}
