/** A planned time in the zone of its schedule: `Wed 25 Nov, 02:00`. */
export function formatNight(iso: string, timeZone: string, language = 'en'): string {
  const parts = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone,
  }).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')}`;
}

/** The day of a night alone: `25 Nov`. */
export function formatDay(iso: string, timeZone: string, language = 'en'): string {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone });
  const parts = format.formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${part('month')}`;
}
