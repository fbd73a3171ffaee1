import { fillText, type TranslateFn } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { anAnswer } from './fixtures';
import { isSpoilt, modelTimes, timeFinding } from './model-times';

const t: TranslateFn<typeof RESULT_TEXTS> = (key, ...values) => fillText(RESULT_TEXTS[key], values[0] ?? {}, 'en');
const column = (label: string) => ({ modelId: label, serverId: 's1', label });
const timed = (modelId: string, ms: number | null, flags: Parameters<typeof anAnswer>[0] = {}) =>
  anAnswer({ modelId, ms, ...flags });

describe('modelTimes', () => {
  const rows = [timed('A', 4_000), timed('A', 6_000), timed('A', 90_000, { flags: ['contended'] }), timed('A', null)];

  it('shows a spoilt time and does not count it', () => {
    const [time] = modelTimes([column('A')], rows, false);
    expect(time).toMatchObject({ medianMs: 5_000, slowestMs: 6_000, counted: 2 });
    expect(time?.answers).toHaveLength(3);
  });

  it('counts it on request', () => {
    expect(modelTimes([column('A')], rows, true)[0]).toMatchObject({ medianMs: 6_000, slowestMs: 90_000, counted: 3 });
  });
});

describe('isSpoilt', () => {
  it('lets pass what only has to be shown', () => {
    expect(isSpoilt(['retried', 'cut_off'])).toBe(false);
    expect(isSpoilt(['retried', 'cold'])).toBe(true);
  });
});

describe('timeFinding', () => {
  const say = (...pairs: [string, number][]): string =>
    timeFinding(
      modelTimes(
        pairs.map(([name]) => column(name)),
        pairs.map(([name, ms]) => timed(name, ms)),
        false,
      ),
      t,
    );

  it('names the fastest and the slowest where they are apart', () => {
    expect(say(['slow', 52_000], ['fast', 5_800])).toBe('fast answers in 5.8 s, slow in 52 s');
  });

  it('calls alike what differs by less than a fifth', () => {
    expect(say(['A', 10_000], ['B', 11_000])).toBe('All models take about 10 s per answer');
  });

  it('speaks of one model alone, and of none not at all', () => {
    expect(say(['A', 14_000])).toBe('A takes 14 s per answer');
    expect(say()).toBe('Seconds per answer');
  });
});
