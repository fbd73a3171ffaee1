import type { GivenLabel } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';

/** What a file of labels holds: 1 = met, 0 = not met, empty = cannot say. */
export const LABEL_COLUMNS = [
  { name: 'labeller', value: (given) => given.labeller },
  { name: 'label', value: (given) => (given.label === null ? null : Number(given.label)) },
  { name: 'judgeMet', value: (given) => Number(given.judgeMet) },
  { name: 'counts', value: (given) => Number(given.counts) },
  { name: 'task', value: (given) => given.taskKey },
  { name: 'title', value: (given) => given.title },
  { name: 'requirement', value: (given) => given.requirement },
  { name: 'at', value: (given) => given.at },
  { name: 'result', value: (given) => given.resultId },
] as const satisfies readonly ListColumn<GivenLabel>[];
