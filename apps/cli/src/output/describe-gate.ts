import type { ConfirmedScope } from '@assay/domain/regression';
import { scopeName } from './scope-name';
import type { Screened } from '../gate/baseline-gate';

const percent = (share: number | null): string => (share === null ? '?' : `${Math.round(share * 100)} %`);

/** What came of the gate against an earlier run, scope by scope. */
export function describeGate(
  baseline: string,
  screened: readonly Screened[],
  confirmed: readonly ConfirmedScope[],
): string {
  return [
    `Against ${baseline}:`,
    ...screened.flatMap((one) =>
      one.scopes.map((scope) => {
        const found = confirmed.find(({ model, scope: name }) => model === one.name && name === scope.scope);
        const figures = `${percent(scope.baseline)} → ${percent(scope.accuracy.value)} on ${scope.commonTasks} tasks`;
        return `  ${one.name}, ${scopeName(scope.scope)}: ${figures}, ${wordOf(scope.state, found)}`;
      }),
    ),
    '',
  ].join('\n');
}

function wordOf(state: Screened['scopes'][number]['state'], found: ConfirmedScope | undefined): string {
  switch (state) {
    case 'ok':
      return 'no regression';
    case 'improved':
      return 'better than before';
    case 'suspected':
      return found === undefined ? 'suspected' : confirmation(found);
    case 'no_data':
      return 'not judged: too many answers have no score';
    case 'series_broken':
      return 'not judged: most tasks are not the same version, or were judged by another judge';
    case 'collecting':
      return 'not judged: there is no baseline';
    default:
      return state satisfies never;
  }
}

function confirmation({ confirmed, baseline, now, difference, freshTrials }: ConfirmedScope): string {
  if (!confirmed) return `looked worse, not confirmed by ${freshTrials} fresh answers (${percent(now)})`;
  const drop = Math.abs(Math.round((difference.value ?? 0) * 100));
  return `REGRESSION: ${percent(baseline)} → ${percent(now)}, ${drop} points, confirmed by ${freshTrials} fresh answers`;
}
