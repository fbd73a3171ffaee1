import { holm, withinTaskPermutation } from '@assay/domain/statistics';
import { commonTasks, type NightScope, type NightTask, type PinnedBaseline, scopesOf, tasksOfScope } from './night';
import { scopeFigures, type ScopeFigures } from './scope-figures';
import { FEWEST_BASELINE_NIGHTS, FEWEST_SAME_TASKS, MINIMAL_DROP, MOST_MISSING, SCREEN_ALPHA } from './thresholds';

/** What the screen makes of one scope: `suspected` asks for fresh answers, the others end the night for this scope. */
export type ScreenState = 'ok' | 'suspected' | 'improved' | 'collecting' | 'no_data' | 'series_broken';

export interface ScreenedScope extends ScopeFigures {
  readonly state: ScreenState;
  /** Accuracy of the pinned baseline on the common tasks, 0–1; null where there is none. */
  readonly baseline: number | null;
  /** Mean over common tasks of night − baseline; null without a test. */
  readonly difference: number | null;
  /** One-sided "worse", after Holm over the scopes of this night. */
  readonly pWorse: number | null;
  readonly commonTasks: number;
  /** Tasks of the baseline that were changed, taken out, or are scored by other means now. */
  readonly brokenTasks: number;
}

interface Tested {
  readonly figures: ScopeFigures;
  readonly untested: ScreenState | null;
  readonly baseline: number | null;
  readonly difference: number | null;
  readonly pLess: number | null;
  readonly pGreater: number | null;
  readonly commonTasks: number;
  readonly brokenTasks: number;
}

/** The smallest drop that counts in a scope, in score units. */
export function minimalDrop(scope: NightScope): number {
  return scope === 'overall' ? MINIMAL_DROP.overall : MINIMAL_DROP.taskType;
}

function testScope({ nights, tasks: pooled }: PinnedBaseline, night: readonly NightTask[], scope: NightScope): Tested {
  const figures = scopeFigures(night, scope);
  const before = tasksOfScope(pooled, scope).filter((task) => task.group.trials > 0);
  const common = tasksOfScope(commonTasks(pooled, night), scope);
  const brokenTasks = before.length - common.length;
  const base = {
    figures,
    baseline:
      common.length === 0
        ? null
        : common.reduce((sum, task) => sum + task.base.sum / task.base.trials, 0) / common.length,
    commonTasks: common.length,
    brokenTasks,
  };
  const untested = whyUntested(nights, figures, before.length, common.length);
  if (untested !== null) return { ...base, untested, difference: null, pLess: null, pGreater: null };
  const { meanDifference, pLess, pGreater } = withinTaskPermutation(common);
  return { ...base, untested, difference: meanDifference, pLess, pGreater };
}

function whyUntested(nights: number, figures: ScopeFigures, before: number, common: number): ScreenState | null {
  if (nights < FEWEST_BASELINE_NIGHTS) return 'collecting';
  if (figures.trials === 0 || figures.missing > MOST_MISSING) return 'no_data';
  return common < FEWEST_SAME_TASKS * before || common === 0 ? 'series_broken' : null;
}

/**
 * Compares a night with the nights of the pinned baseline, scope by scope: within-task permutation, one-sided, Holm over the scopes,
 * α = 0.15 and a minimal drop. A suspicion is no alarm: fresh answers decide.
 */
export function screenNight(baseline: PinnedBaseline, night: readonly NightTask[]): ScreenedScope[] {
  const tested = scopesOf(night).map((scope) => testScope(baseline, night, scope));
  const worse = holm(tested.map(({ pLess }) => pLess)).adjusted;
  const better = holm(tested.map(({ pGreater }) => pGreater)).adjusted;
  return tested.map((scope, index) => ({
    ...scope.figures,
    state: scope.untested ?? stateOf(scope, worse[index] ?? 1, better[index] ?? 1),
    baseline: scope.baseline,
    difference: scope.difference,
    pWorse: worse[index] ?? null,
    commonTasks: scope.commonTasks,
    brokenTasks: scope.brokenTasks,
  }));
}

function stateOf({ figures, difference }: Tested, pWorse: number, pBetter: number): ScreenState {
  const drop = minimalDrop(figures.scope);
  if (difference !== null && pWorse <= SCREEN_ALPHA && difference <= -drop) return 'suspected';
  return difference !== null && pBetter <= SCREEN_ALPHA && difference >= drop ? 'improved' : 'ok';
}
