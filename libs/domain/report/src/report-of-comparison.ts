import type { Comparison } from '@assay/contracts';

import type { ResultReport } from './result-report';

/** A comparison as a report, without single answers; `writtenAt` ISO 8601. */
export function reportOfComparison(comparison: Comparison, title: string, writtenAt: string): ResultReport {
  const { models, baseline, scopes, family, grid, notes, differences } = comparison;
  const names = models.map(({ name }) => name);
  return {
    ...{ title, scopes, family, grid, notes, writtenAt },
    facts: [
      ['Models', names.join(', ')],
      ['Baseline', baseline ?? 'none: all pairs'],
      ['Runs', String(new Set(models.flatMap(({ runIds }) => runIds)).size)],
      ...differences.map(
        ({ setting, values }) =>
          [
            `Differs: ${setting}`,
            values.map((value, at) => `${names[at] ?? ''} ${value ?? 'not set'}`).join('; '),
          ] as const,
      ),
    ],
    columns: [],
  };
}
