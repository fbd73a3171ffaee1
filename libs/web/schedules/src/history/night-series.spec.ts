import type { Night, NightFigure, NightState } from '@assay/contracts';
import { lastFigure, modelsOf, scopesOf, seriesOf } from './night-series';

function figure(scope: string, value: number | null, baseline: number | null = null): NightFigure {
  return { scope, accuracy: { value, low: 0, high: 1 }, tasks: 8, trials: 24, missing: 0, baseline, state: 'ok' };
}
function night(day: number, state: NightState, values: readonly NightFigure[], inBaseline = false): Night {
  const base = {
    id: String(day),
    reason: null,
    manual: false,
    runId: 'r',
    runStatus: null,
    confirmRunIds: [],
  } as const;
  const model = {
    model: 'a',
    serverId: 's',
    server: 'rack',
    digest: null,
    state,
    speed: null,
    changes: [],
    figures: values,
  };
  return {
    ...base,
    scheduledFor: `2026-11-0${day}T02:00:00Z`,
    state,
    inBaseline,
    models: values.length === 0 ? [] : [model],
  };
}

const nights = [
  night(1, 'collecting', [figure('overall', 0.6), figure('planning', 0.5)], true),
  night(2, 'missed', []),
  night(3, 'skipped', []),
  night(4, 'ok', [figure('overall', 0.7, 0.6), figure('planning', null)]),
];

describe('seriesOf', () => {
  const [model] = modelsOf(nights);
  if (model === undefined) throw new Error('a model');

  it('keeps a missed night as a gap and leaves a skipped one out', () => {
    const series = seriesOf(nights, model, 'overall');
    expect(series.nights.map((one) => one.figure?.accuracy.value ?? null)).toEqual([0.6, null, 0.7]);
    expect(series.baseline).toEqual({ value: 0.6, low: 0.6, high: 0.6, nights: 1 });
  });

  it('knows scopes and the last figure', () => {
    expect(scopesOf(nights)).toEqual(['overall', 'planning']);
    expect(lastFigure(seriesOf(nights, model, 'planning'))?.accuracy.value).toBe(0.5);
  });
});
