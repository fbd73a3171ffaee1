import { color } from 'chart.js/helpers';

/** The tokens that charts draw with. */
const TOKENS = {
  text: '--mat-sys-on-surface',
  muted: '--mat-sys-on-surface-variant',
  surface: '--mat-sys-surface-container-lowest',
  primary: '--mat-sys-primary',
  outline: '--mat-sys-outline',
  tipSurface: '--mat-sys-inverse-surface',
  tipText: '--mat-sys-inverse-on-surface',
  grid: '--assay-grid',
  axis: '--assay-axis',
  hatch: '--assay-hatch',
  flagged: '--assay-flagged',
  passed: '--assay-passed-fill',
  failed: '--assay-failed-fill',
  missing: '--assay-missing-container',
  judging: '--assay-judging-fill',
  running: '--assay-running-fill',
  waiting: '--mat-sys-surface-container-high',
  better: '--assay-better',
  worse: '--assay-worse',
  unclear: '--assay-unclear',
} as const;

const SERIES = Array.from({ length: 8 }, (_, slot) => `--assay-series-${slot}`);

export type ChartColour = keyof typeof TOKENS;

/** Colours and font as a canvas understands them: resolved, because it knows neither `var()` nor `light-dark()`. */
export interface ChartPalette extends Readonly<Record<ChartColour, string>> {
  readonly series: readonly string[];
  readonly font: string;
}

/** Resolves every token through a probe element in the given document. */
export function readPalette(document: Document): ChartPalette {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const names = Object.keys(TOKENS) as ChartColour[];
  const colours = Object.fromEntries(names.map((name) => [name, resolve(TOKENS[name])])) as Record<ChartColour, string>;
  const palette = { ...colours, series: SERIES.map(resolve), font: getComputedStyle(document.body).fontFamily };
  probe.remove();
  return palette;
}

/** The colour of a series slot; slots beyond the eighth begin again, as their markers do. */
export function seriesColour(palette: ChartPalette, slot: number): string {
  return palette.series[slot % palette.series.length] ?? palette.text;
}

/** The colour let through by the given share; a colour in a form that cannot be read stays as it is. */
export function faded(colour: string, alpha: number): string {
  const parsed = color(colour);
  return parsed.valid ? parsed.alpha(alpha).rgbString() : colour;
}
