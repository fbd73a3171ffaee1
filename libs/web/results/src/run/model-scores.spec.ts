import { fillText, type TranslateFn } from '@assay/web/ui';
import type { Comparison } from '@assay/contracts';
import { RESULT_TEXTS } from '../result-texts';
import { anAnswer } from './fixtures';
import {
  finalFinding,
  provisionalFinding,
  scoresOfComparison,
  scoresOfRows,
  singleFinding,
  type ModelScore,
} from './model-scores';

const t: TranslateFn<typeof RESULT_TEXTS> = (key, ...values) => fillText(RESULT_TEXTS[key], values[0] ?? {}, 'en');
const column = (label: string) => ({ modelId: label, serverId: 's1', label });
const scored = (model: string, taskKey: string, score: number | null, epoch = 1) =>
  anAnswer({ key: `${model}-${taskKey}-${epoch}`, modelId: model, taskKey, score, epoch });

describe('scoresOfRows', () => {
  it('weighs tasks alike, however often each was asked', () => {
    const rows = [scored('A', 'x', 1), scored('A', 'x', 1, 2), scored('A', 'x', 1, 3), scored('A', 'y', 0)];
    const [score] = scoresOfRows([column('A')], rows);
    expect(score).toMatchObject({ value: 0.5, tasks: 2 }); // (1 + 0) ÷ 2, not 3 ÷ 4
  });

  it('leaves answers without a score out, never counts them as wrong', () => {
    const [score] = scoresOfRows([column('A')], [scored('A', 'x', 1), scored('A', 'y', null)]);
    expect(score).toMatchObject({ value: 1, tasks: 1 });
  });

  it('gives no interval for a single task: it says nothing of others', () => {
    const [score] = scoresOfRows([column('A')], [scored('A', 'x', 1)]);
    expect(score).toMatchObject({ low: null, high: null });
  });

  it('never has an interval of zero width', () => {
    const rows = Array.from({ length: 10 }, (_, at) => scored('A', `t${at}`, 1));
    const [score] = scoresOfRows([column('A')], rows);
    expect(score?.low).toBeLessThan(0.8);
    expect(score?.high).toBe(1);
  });

  it('knows nothing of a model that has not begun', () => {
    expect(scoresOfRows([column('B')], [scored('A', 'x', 1)])[0]).toMatchObject({ value: null, tasks: 0 });
  });
});

const model = (label: string, value: number, low: number, high: number): ModelScore => ({
  column: column(label),
  value,
  low,
  high,
  tasks: 11,
});

describe('provisionalFinding', () => {
  it('calls a lead only where the intervals are apart', () => {
    expect(provisionalFinding([model('A', 0.9, 0.8, 0.95), model('B', 0.5, 0.4, 0.6)], 40, t)).toBe(
      'A is ahead so far, on 11 of 40 tasks',
    );
    expect(provisionalFinding([model('A', 0.7, 0.5, 0.85), model('B', 0.6, 0.4, 0.8)], 40, t)).toBe(
      'No model is clearly ahead so far',
    );
  });

  it('has a plain title before the first score', () => {
    expect(provisionalFinding([], 40, t)).toBe('Accuracy by model');
  });
});

describe('singleFinding', () => {
  it('says no "so far" of a run that is over', () => {
    expect(singleFinding([model('A', 0.72, 0.6, 0.8)], t)).toBe('A reaches 72 % on 11 tasks');
  });
});

describe('finalFinding', () => {
  const comparison = (verdict: string | null): Comparison =>
    ({
      models: ['A', 'B'].map((name) => ({ name, modelId: name, serverId: 's1' })),
      scopes: [
        {
          scope: 'overall',
          tasks: 40,
          entries: [
            { name: 'A', accuracy: { value: 0.9, low: 0.8, high: 0.95, n: 40 } },
            { name: 'B', accuracy: { value: 0.5, low: 0.4, high: 0.6, n: 40 } },
          ],
          pairs: verdict === null ? [] : [{ a: 'B', b: 'A', verdict }],
        },
      ],
    }) as unknown as Comparison;
  const say = (verdict: string | null): string => {
    const known = comparison(verdict);
    return finalFinding(scoresOfComparison([column('B'), column('A')], known), known, t);
  };

  it('takes its words from the verdict, not from the intervals', () => {
    expect(say('cannot_tell')).toBe('A and B cannot be told apart yet');
    expect(say('better')).toBe('A is better than B on tasks like these');
    expect(say('better_here')).toBe('A did better than B on these 40 tasks; too few to expect it elsewhere');
    expect(say('equal')).toBe('A and B are practically equal');
  });

  it('claims nothing where the pair was not asked', () => {
    expect(say(null)).toBe('Accuracy by model');
  });
});
