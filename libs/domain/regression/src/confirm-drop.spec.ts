import { passes } from '@assay/domain/statistics';
import { confirmDrops } from './confirm-drop';
import type { NightTask } from './night';

function answers(share: (task: number) => number, tries: number): NightTask[] {
  return Array.from({ length: 16 }, (_, task) => ({
    taskId: `t${String(task).padStart(2, '0')}`,
    taskType: 'planning' as const,
    group: passes(Math.round(share(task) * tries), tries),
    variants: 3,
    missing: 0,
    evaluator: 'e1',
  }));
}
const baseline = answers(() => 0.8, 15);

describe('confirmDrops', () => {
  it('confirms a drop by fresh answers and reports its size from them alone', () => {
    const [found] = confirmDrops([{ model: 'm', scope: 'planning', baseline, fresh: answers(() => 0.5, 6) }]);
    // 12 of 15 → 3 of 6: 30 points in every task.
    expect(found).toMatchObject({ confirmed: true, freshTrials: 96, now: 0.5 });
    expect(found?.baseline).toBeCloseTo(0.8, 12);
    expect(found?.difference.value).toBeCloseTo(-0.3, 12);
    expect(found?.tasks).toHaveLength(16);
  });

  it('lets a suspicion go when the fresh answers are as before', () => {
    const [found] = confirmDrops([{ model: 'm', scope: 'overall', baseline, fresh: answers(() => 5 / 6, 6) }]);
    expect(found).toMatchObject({ confirmed: false });
  });

  it('corrects over everything suspected in the night', () => {
    const fresh = answers((task) => (task < 4 ? 0.5 : 5 / 6), 6);
    const one = { model: 'm', scope: 'overall', baseline, fresh } as const;
    const [alone] = confirmDrops([one]);
    const [among] = confirmDrops([one, one, one, one]);
    expect(among?.pWorse).toBeGreaterThanOrEqual(alone?.pWorse ?? 1);
    expect(among?.pWorse).toBeLessThanOrEqual(1);
  });

  it('decides nothing without fresh answers', () => {
    const [found] = confirmDrops([{ model: 'm', scope: 'overall', baseline, fresh: [] }]);
    expect(found).toMatchObject({ confirmed: false, pWorse: null, now: null, freshTrials: 0 });
  });

  it('lists the tasks that fell most first', () => {
    const fresh = answers((task) => (task === 7 ? 0 : task === 3 ? 0.5 : 5 / 6), 6);
    const [found] = confirmDrops([{ model: 'm', scope: 'overall', baseline, fresh }]);
    expect(found?.tasks.map(({ taskId }) => taskId)).toEqual(['t07', 't03']);
  });
});
