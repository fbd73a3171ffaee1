import type { Night, NightModel, NightSpeedFigure } from '@assay/contracts';

/** How fast one model was, night by night; null: nothing was measured. */
export interface SpeedSeries {
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly nights: readonly {
    readonly night: Night;
    readonly model: NightModel | null;
    readonly speed: NightSpeedFigure | null;
  }[];
  /** Median of the pinned baseline as the newest night knows it. */
  readonly baseline: number | null;
}

/** The speeds of one model; null where no night has any. */
export function speedSeries(nights: readonly Night[], { model, serverId, server }: NightModel): SpeedSeries | null {
  const series = nights
    .filter(({ state }) => state !== 'skipped')
    .map((night) => {
      const of = night.models.find((one) => one.model === model && one.serverId === serverId) ?? null;
      return { night, model: of, speed: of?.speed ?? null };
    });
  if (series.every(({ speed }) => speed === null)) return null;
  const baseline = series.findLast(({ speed }) => speed?.baseline != null)?.speed?.baseline ?? null;
  return { model, serverId, server, nights: series, baseline };
}

/** The last night whose speed is known. */
export function lastSpeed({ nights }: SpeedSeries): NightSpeedFigure | null {
  return nights.findLast(({ speed }) => speed !== null)?.speed ?? null;
}
