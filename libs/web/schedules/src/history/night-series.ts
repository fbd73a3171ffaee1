import type { Night, NightFigure, NightModel } from '@assay/contracts';

/** One model of a schedule in one scope, night by night. */
export interface NightSeries {
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly scope: string;
  readonly nights: readonly SeriesNight[];
  /** Mean of the pinned baseline and the range of its nights; null while there is none. */
  readonly baseline: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly nights: number;
  } | null;
}

/** One night of a series. `figure` null: nothing came of it. */
export interface SeriesNight {
  readonly night: Night;
  readonly model: NightModel | null;
  readonly figure: NightFigure | null;
}

const same = (a: NightModel, serverId: string, model: string): boolean => a.serverId === serverId && a.model === model;

/** Models that any of the nights holds, in order of appearance. */
export function modelsOf(nights: readonly Night[]): readonly NightModel[] {
  const found = new Map<string, NightModel>();
  for (const model of nights.flatMap(({ models }) => models)) found.set(`${model.serverId} ${model.model}`, model);
  return [...found.values()];
}

/** `overall` first, then the task types that occur. */
export function scopesOf(nights: readonly Night[]): readonly string[] {
  const found = new Set(
    nights.flatMap(({ models }) => models.flatMap(({ figures }) => figures.map(({ scope }) => scope))),
  );
  return ['overall', ...[...found].filter((scope) => scope !== 'overall')];
}

/** The series of one model in one scope. Skipped nights are no part of it. */
export function seriesOf(
  nights: readonly Night[],
  { model, serverId, server }: NightModel,
  scope: string,
): NightSeries {
  const series = nights
    .filter(({ state }) => state !== 'skipped')
    .map((night) => {
      const of = night.models.find((one) => same(one, serverId, model)) ?? null;
      const figure = of?.figures.find((one) => one.scope === scope && one.accuracy.value !== null) ?? null;
      return { night, model: of, figure };
    });
  return { model, serverId, server, scope, nights: series, baseline: baselineOf(series) };
}

function baselineOf(series: readonly SeriesNight[]): NightSeries['baseline'] {
  const values = series.flatMap(({ night, figure }) =>
    night.inBaseline && figure?.accuracy.value != null ? [figure.accuracy.value] : [],
  );
  // The newest night knows the mean of the whole baseline, also of nights that are not shown.
  const told = series.findLast(({ figure }) => figure?.baseline != null)?.figure?.baseline ?? null;
  const mean = told ?? (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
  if (mean === null) return null;
  return { value: mean, low: Math.min(mean, ...values), high: Math.max(mean, ...values), nights: values.length };
}

/** The last night of a series that has a figure. */
export function lastFigure({ nights }: NightSeries): NightFigure | null {
  return nights.findLast(({ figure }) => figure !== null)?.figure ?? null;
}
