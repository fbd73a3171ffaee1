import { LIMITS, type RunCommand, type RunSummary } from '@assay/contracts';

/** What can be asked of a run in its state. */
export function commandsOf(run: Pick<RunSummary, 'status'>): readonly RunCommand[] {
  switch (run.status) {
    case 'queued':
    case 'running':
    case 'waiting':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'completed_with_errors':
    case 'failed':
    case 'cancelled':
      return ['retry-failed'];
    case 'completed':
      return [];
    default:
      return run.status satisfies never;
  }
}

/** From the first lane to the end, or to now; null before the start. Milliseconds. */
export function durationOf(run: Pick<RunSummary, 'startedAt' | 'finishedAt'>, now: number): number | null {
  if (run.startedAt === null) return null;
  const end = run.finishedAt === null ? now : new Date(run.finishedAt).getTime();
  return Math.max(0, end - new Date(run.startedAt).getTime());
}

/** Trials that are through; those that a cancel kept from beginning are not. */
export function doneOf(run: Pick<RunSummary, 'counts'>): number {
  const { passed, failed, unscored, missing } = run.counts;
  return passed + failed + unscored + missing;
}

/** Answers behind the accuracy of a run. */
export function scoredOf(run: Pick<RunSummary, 'counts'>): number {
  return run.counts.passed + run.counts.failed;
}

/** One stretch of the progress bar: trials of one kind as a share of all. */
export interface ProgressPart {
  readonly kind: 'passed' | 'failed' | 'missing' | 'judging' | 'running';
  readonly share: number;
}

/** The stretches of the progress bar; kinds without trials are left out. */
export function progressParts(run: Pick<RunSummary, 'counts'>): readonly ProgressPart[] {
  const { total, passed, failed, missing, unscored, generated, running } = run.counts;
  if (total === 0) return [];
  const parts = [
    { kind: 'passed', n: passed },
    { kind: 'failed', n: failed },
    { kind: 'missing', n: missing },
    { kind: 'judging', n: unscored + generated },
    { kind: 'running', n: running },
  ] as const;
  return parts.filter(({ n }) => n > 0).map(({ kind, n }) => ({ kind, share: n / total }));
}

/** Where the models of these runs are compared; null where they are too few or too many for a comparison. */
export function comparisonQuery(
  runs: readonly Pick<RunSummary, 'id' | 'models'>[],
): { readonly models: string; readonly runIds: string } | null {
  const names = new Set(runs.flatMap((run) => run.models.map((model) => `${model.name}@${model.server}`)));
  if (names.size < LIMITS.modelsCompared.min || names.size > LIMITS.modelsCompared.max) return null;
  return { models: [...names].join(','), runIds: runs.map((run) => run.id).join(',') };
}
