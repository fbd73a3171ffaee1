import { Cron } from 'croner';

/** A cron line in its time zone. Times are UTC instants. */
export class CronLine {
  private constructor(private readonly cron: Cron) {}

  /**
   * Reads five fields (minute, hour, day of month, month, day of week) and an IANA zone. A sentence instead of a `CronLine` says what is wrong;
   * a line that never comes, such as 31 February, is refused.
   */
  static read(line: string, timeZone: string, after: Date): CronLine | string {
    if (!isTimeZone(timeZone)) return `"${timeZone}" is no time zone. Write an IANA name such as Europe/Berlin or UTC.`;
    if (line.trim().split(/\s+/).length !== 5)
      return 'A cron line has five fields: minute, hour, day of month, month, day of week. Every night at 02:00 is "0 2 * * *".';
    try {
      const read = new CronLine(new Cron(line.trim(), { timezone: timeZone, mode: '5-part' }));
      return read.next(after) === null ? `"${line}" never comes.` : read;
    } catch (error) {
      return `"${line}" is no cron line: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /** The first time after an instant; null where there is none. */
  next(after: Date): Date | null {
    return this.cron.nextRun(after);
  }

  /** The next times after an instant, at most `count`. */
  nextTimes(after: Date, count: number): Date[] {
    return this.cron.nextRuns(count, after);
  }

  /** Every time in (after, until], at most the newest `most`; `left` counts older ones that were left out. */
  timesBetween(after: Date, until: Date, most: number): { readonly times: Date[]; readonly left: number } {
    const times: Date[] = [];
    let left = 0;
    for (let at = this.next(after); at !== null && at <= until; at = this.next(at)) {
      times.push(at);
      if (times.length > most && times.shift() !== undefined) left += 1;
    }
    return { times, left };
  }
}

/** Whether this platform knows a time zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
