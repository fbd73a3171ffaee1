import type { Result, Run } from '@assay/contracts';

/** Mean accuracy per model (tag@server): mean over tasks of the mean over tries, 0–1; null where nothing is scored. */
export function meanAccuracies(results: readonly Result[]): Map<string, number | null> {
  const models = new Map<string, Map<string, number[]>>();
  for (const result of results) {
    const name = `${result.model}@${result.server}`;
    const tasks = models.get(name) ?? new Map<string, number[]>();
    models.set(name, tasks);
    if (result.score !== null)
      tasks.set(result.benchmarkTaskId, [...(tasks.get(result.benchmarkTaskId) ?? []), result.score]);
  }
  return new Map(
    [...models].map(([name, tasks]) => [name, tasks.size === 0 ? null : mean([...tasks.values()].map(mean))]),
  );
}

/** What came of a run, as text. */
export function describeRun(run: Run, results: readonly Result[]): string {
  const { counts } = run;
  const means = meanAccuracies(results);
  return [
    `${run.name}: ${run.status.replaceAll('_', ' ')}${run.reason === null ? '' : ` (${run.reason})`}`,
    `${counts.passed} passed, ${counts.failed} failed, ${counts.unscored} without a score, ${counts.missing} without an answer, ${counts.cancelled} cancelled`,
    ...[...means].map(
      ([name, value]) =>
        `  ${name.padEnd(32)} ${value === null ? 'no score' : `${(value * 100).toFixed(1)} % accuracy`}`,
    ),
    run.kind === 'recorded'
      ? 'Recorded answers: nothing is known of their speed.'
      : `${run.swaps} model ${run.swaps === 1 ? 'swap' : 'swaps'}, ${(run.loadMs / 1_000).toFixed(1)} s of loading`,
    ...retryHint(run),
    '',
  ].join('\n');
}

/** How to get what is lacking. */
function retryHint({ id, kind, status, counts }: Run): string[] {
  if (kind === 'recorded') return [];
  if (status === 'completed' || counts.missing + counts.cancelled + counts.unscored === 0) return [];
  return [`Ask again for what is missing: npm run assay -- run --resume ${id}`];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
