import type { RunSummary } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';
import { doneOf, durationOf } from './run-figures';

/** What a file of runs holds: counts of trials, shares 0–1, times ISO 8601, durations in milliseconds. */
export const RUN_COLUMNS = [
  { name: 'number', value: (run) => run.number },
  { name: 'name', value: (run) => run.name },
  { name: 'status', value: (run) => run.status },
  { name: 'reason', value: (run) => run.reason },
  { name: 'suite', value: (run) => run.suite },
  { name: 'models', value: (run) => run.models.map(({ name, server }) => `${name}@${server}`).join(', ') },
  { name: 'judge', value: (run) => run.judge?.name ?? null },
  { name: 'tasks', value: (run) => run.tasks },
  { name: 'epochs', value: (run) => run.epochs },
  { name: 'trials', value: (run) => run.counts.total },
  { name: 'done', value: doneOf },
  { name: 'passed', value: (run) => run.counts.passed },
  { name: 'failed', value: (run) => run.counts.failed },
  { name: 'unscored', value: (run) => run.counts.unscored },
  { name: 'missing', value: (run) => run.counts.missing },
  { name: 'cancelled', value: (run) => run.counts.cancelled },
  { name: 'accuracy', value: (run) => run.accuracy },
  { name: 'created', value: (run) => run.createdAt },
  { name: 'started', value: (run) => run.startedAt },
  { name: 'finished', value: (run) => run.finishedAt },
  { name: 'duration', value: (run) => (run.finishedAt === null ? null : durationOf(run, 0)) },
  { name: 'id', value: (run) => run.id },
] as const satisfies readonly ListColumn<RunSummary>[];
