import type { Night, NightModel, NightSpeedFigure } from '@assay/contracts';
import { twinCsv } from '@assay/web/ui';
import { nightsTable } from './nights-table';
import { lastSpeed, speedSeries } from './speed-series';

const speed = (tokensPerSecond: number, baseline: number | null = null): NightSpeedFigure => ({
  ...{ source: 'probe', tokensPerSecond, baseline, gpuShare: 1, probeId: 'p', finding: 'ok' },
});
const model = (figure: NightSpeedFigure | null): NightModel =>
  ({
    ...{ model: '=a', serverId: 's', server: 'rack', state: 'ok', changes: [], speed: figure },
    figures: [
      {
        scope: 'overall',
        accuracy: { value: 0.5, low: 0.3, high: 0.7 },
        tasks: 4,
        trials: 12,
        baseline: null,
        state: 'ok',
      },
    ],
  }) as unknown as NightModel;
const night = (day: number, state: Night['state'], models: readonly NightModel[]): Night =>
  ({ id: String(day), scheduledFor: `2026-11-0${day}T02:00:00Z`, state, reason: 'off', models }) as unknown as Night;

const nights = [
  night(1, 'collecting', [model(speed(50))]),
  night(2, 'missed', []),
  night(3, 'skipped', []),
  night(4, 'ok', [model(speed(48, 50))]),
  night(5, 'ok', [model(null)]),
];

describe('speedSeries', () => {
  it('keeps gaps, leaves skipped nights out, and knows the baseline from the newest night', () => {
    const series = speedSeries(nights, model(null));
    expect(series?.nights.map((one) => one.speed?.tokensPerSecond ?? null)).toEqual([50, null, 48, null]);
    expect(series?.baseline).toBe(50);
    expect(series && lastSpeed(series)?.tokensPerSecond).toBe(48);
  });

  it('is nothing where nothing was measured', () => {
    expect(speedSeries([night(1, 'ok', [model(null)])], model(null))).toBeNull();
  });
});

describe('nightsTable', () => {
  const words = {
    columns: [
      'night',
      'at',
      'outcome',
      'model',
      'server',
      'scope',
      'accuracy',
      'low',
      'high',
      'baseline',
      'tasks',
      'trials',
      'tok/s',
      'changes',
    ],
    when: (one: Night) => one.id,
    state: (state: Night['state']) => state,
    scope: (scope: string) => scope,
  };

  it('has a row for each night, model and scope, and one for a night that came to nothing', () => {
    const table = nightsTable(nights, words);
    expect(table.rows).toHaveLength(5);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(table.rows[1]?.slice(0, 3)).toEqual(['2', '2026-11-02T02:00:00Z', 'missed']);
    expect(table.rows[1]?.at(-1)).toBe('off');
  });

  it('makes no formula of a model name', () => {
    expect(twinCsv(nightsTable(nights, words))).toContain(",'=a,");
  });
});
