const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A cron line in words where it is one of the usual forms ("every day at 02:00", "Mon to Fri at 05:30"); else the line itself. */
export function cronInWords(line: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = line.trim().split(/\s+/);
  if (month !== '*') return line;
  if (hour === '*' && day === '*' && weekday === '*') return hourly(minute) ?? line;
  const clock = clockTime(minute, hour);
  if (clock === null) return line;
  if (day === '*' && weekday === '*') return `every day at ${clock}`;
  if (day === '*') {
    const days = daysInWords(weekday);
    return days === null ? line : `${days} at ${clock}`;
  }
  return weekday === '*' && /^\d{1,2}$/.test(day) ? `on day ${Number(day)} of the month at ${clock}` : line;
}

function hourly(minute: string): string | null {
  if (/^\d{1,2}$/.test(minute)) return `every hour at minute ${Number(minute)}`;
  const step = /^\*\/(\d{1,2})$/.exec(minute)?.[1];
  return step === undefined ? null : `every ${Number(step)} minutes`;
}

function clockTime(minute: string, hour: string): string | null {
  return /^\d{1,2}$/.test(minute) && /^\d{1,2}$/.test(hour)
    ? `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
    : null;
}

function dayName(text: string): string | null {
  const number = /^[0-7]$/.test(text)
    ? Number(text) % 7
    : DAYS.findIndex((name) => name.slice(0, 3).toLowerCase() === text.toLowerCase());
  return DAYS[number] ?? null;
}

function daysInWords(field: string): string | null {
  const [from = '', to] = field.split('-');
  const first = dayName(from);
  if (to !== undefined) {
    const last = dayName(to);
    return first === null || last === null ? null : `${first.slice(0, 3)} to ${last.slice(0, 3)}`;
  }
  const names = field.split(',').map(dayName);
  if (names.some((name) => name === null)) return null;
  return names.length === 1 ? `${first ?? ''}s` : names.map((name) => (name ?? '').slice(0, 3)).join(', ');
}
