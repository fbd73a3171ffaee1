const STEPS = [
  { unit: 'second', ms: 1_000, below: 60_000 },
  { unit: 'minute', ms: 60_000, below: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, below: 86_400_000 },
] as const;

/** Below a day `5 minutes ago`, else the date in local time: `21 Nov, 14:02`, with the year where it is another. */
export function formatWhen(iso: string | null, now: number, language = 'en'): string {
  if (iso === null) return '–';
  const at = new Date(iso);
  const away = settled(at.getTime() - now);
  const step = STEPS.find((candidate) => Math.abs(away) < candidate.below);
  if (step) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(away / step.ms), step.unit);
  }
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** The page's clock moves in steps: what has just happened is "now", not "in 4 seconds". */
function settled(away: number): number {
  return away > 0 && away < 15_000 ? 0 : away;
}

/** Date, time and zone in full, for the title of a shorter form. */
export function formatMoment(iso: string, language = 'en'): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'long',
    hourCycle: 'h23',
  }).format(new Date(iso));
}
