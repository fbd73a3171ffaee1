import type { NightModel, NightSpeedFigure, NightState } from '@assay/contracts';
import type { NightTask } from '@assay/domain/regression';
import type { NightScoreRow, StoredBaseline, StoredFire } from '@assay/server/persistence';

/** One model of a schedule, by its tag and server: a tag that moves is the same place in the series, with another digest. */
export interface NightPlace {
  readonly model: string;
  readonly serverId: string;
}

/** The name of a place, for maps. */
export const placeKey = ({ model, serverId }: NightPlace): string => `${serverId} ${model}`;

/** Rows of one run as the domain reads them. */
export function nightTasks(rows: readonly NightScoreRow[]): NightTask[] {
  return rows.map(({ taskId, taskType, trials, sum, squares, scores, missing, variants, evaluator }) => ({
    ...{ taskId, taskType, missing, variants, evaluator },
    group: scores.every((score) => score === 0 || score === 1)
      ? { trials, sum, squares }
      : { trials, sum, squares, scores },
  }));
}

/** States of a night that may be part of a baseline: nothing was wrong with it. */
const SOUND: readonly NightState[] = ['collecting', 'ok', 'improved'];

/** The nights that make up the pinned baseline of a place: the first sound ones since it was accepted, oldest first. */
export function baselineFires(
  fires: readonly StoredFire[],
  place: NightPlace,
  since: readonly StoredBaseline[],
  nights: number,
): StoredFire[] {
  const pinned = since.find((baseline) => placeKey(baseline) === placeKey(place));
  return fires
    .filter(
      (fire) => !fire.manual && fire.runId !== null && (pinned === undefined || fire.scheduledFor >= pinned.since),
    )
    .filter((fire) => SOUND.includes(stateAt(fire, place)) || isAccepted(fire, place, pinned))
    .slice(0, nights);
}

/** A drop, or the end of a series, that somebody has taken for the new level: it was there when the baseline was pinned. */
function isAccepted(fire: StoredFire, place: NightPlace, pinned: StoredBaseline | undefined): boolean {
  const at = pinned?.pinnedAt ?? null;
  return at !== null && fire.scheduledFor <= at && ['regression', 'series_broken'].includes(stateAt(fire, place));
}

/** What a night came to at one place; `missed` where it has nothing of it. */
function stateAt(fire: StoredFire, place: NightPlace): NightState {
  return fire.models.find((model) => placeKey(model) === placeKey(place))?.state ?? 'missed';
}

/** Rows by place, in their order. */
export function byPlace(rows: readonly NightScoreRow[]): Map<string, NightScoreRow[]> {
  const places = new Map<string, NightScoreRow[]>();
  for (const row of rows) {
    const known = places.get(placeKey(row));
    if (known === undefined) places.set(placeKey(row), [row]);
    else known.push(row);
  }
  return places;
}

const WEIGHT: readonly NightState[] = [
  'regression',
  'suspected',
  'error',
  'series_broken',
  'no_data',
  'improved',
  'collecting',
  'ok',
];

/** The state of many in one: the one that asks most for attention. */
export function gravest(states: readonly NightState[]): NightState {
  return WEIGHT.find((state) => states.includes(state)) ?? 'no_data';
}

/** The state of a model: what its answers came to, unless its speed asks for more attention. */
export function modelState(figures: NightModel['figures'], speed: NightSpeedFigure | null): NightState {
  const ofAnswers = answerState(figures);
  if (speed?.finding === 'slower') return gravest([ofAnswers, 'regression']);
  return speed?.finding === 'suspected' ? gravest([ofAnswers, 'suspected']) : ofAnswers;
}

/** States of the scopes of a model in one. A single scope without enough answers does not spoil the others. */
function answerState(figures: NightModel['figures']): NightState {
  const [overall] = figures;
  if (overall?.state === 'no_data' || overall?.state === 'series_broken' || overall?.state === 'collecting')
    return overall.state;
  return gravest(figures.map(({ state }) => state).filter((state) => state !== 'no_data' && state !== 'series_broken'));
}
