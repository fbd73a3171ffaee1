import type { Comparison } from '@assay/contracts';
import { twinCsv } from '@assay/web/ui';
import { standing } from './against-baseline';
import { passOfMost } from './pass-k';

const COLUMNS = [
  'scope',
  'model',
  'accuracy',
  'accuracy_low',
  'accuracy_high',
  'tasks',
  'trials',
  'pass_rate',
  'k',
  'pass_at_k',
  'pass_hat_k',
  'difference',
  'difference_low',
  'difference_high',
  'verdict',
  'wins',
  'ties',
  'losses',
  'median_ms',
  'scored',
  'planned',
];

/** The table of the comparison, one row per scope and model: shares 0–1, times in ms, differences to the baseline; empty = not known. */
export function comparisonCsv(comparison: Comparison): string {
  const baseline = comparison.baseline ?? comparison.models[0]?.name ?? '';
  const rows = comparison.scopes.flatMap((scope) =>
    scope.entries.map((entry) => {
      const { name, accuracy, passRate, speed, coverage } = entry;
      const most = passOfMost(entry);
      const found = name === baseline ? null : standing(scope, name, baseline);
      const figures = [accuracy.value, accuracy.low, accuracy.high, accuracy.n, accuracy.trials, passRate];
      const passes = [most?.k, most?.once, most?.always];
      const difference = [found?.value, found?.low, found?.high];
      const counts = [found?.wins, found?.ties, found?.losses];
      return [
        ...[scope.scope, name, ...figures.map(text), ...passes.map(text), ...difference.map(text)],
        found?.side ?? (name === baseline ? 'baseline' : ''),
        ...[...counts, speed.medianMs, coverage.scored, coverage.planned].map(text),
      ];
    }),
  );
  return twinCsv({ columns: COLUMNS.map((label) => ({ label })), rows });
}

function text(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
