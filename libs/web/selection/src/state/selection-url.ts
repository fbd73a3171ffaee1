import { LIMITS, TASK_TYPES } from '@assay/contracts';
import { Injectable } from '@angular/core';
import {
  choiceParam,
  choicesParam,
  injectUrlState,
  listParam,
  numberParam,
  textParam,
  type UrlParam,
} from '@assay/web/data';
import { LEVELS } from '@assay/web/ui';

/** Longer choices stay in the page: servers refuse addresses of that length. A suite can carry them. */
const LONGEST_CHOICE = 6_000;
const taskChoiceParam: UrlParam<string> = {
  read: (text) => text ?? '',
  write: (value) => (value === '' || value.length > LONGEST_CHOICE ? null : value),
  history: 'replace',
};

export const THINK_CHOICES = ['as_served', 'on', 'off', 'low', 'medium', 'high'] as const;
export type ThinkChoice = (typeof THINK_CHOICES)[number];

const SELECTION_URL = {
  /** Filters of the list of tasks. */
  q: textParam(),
  type: choicesParam(TASK_TYPES),
  category: textParam(),
  level: choicesParam(LEVELS),
  tag: textParam(),
  /** Name of the suite that the list shows; empty = `core`, `all` = every task. */
  suite: textParam(),
  /** Chosen tasks, see `task-choice`; empty = all of the suite. */
  tasks: taskChoiceParam,
  /** `model@server`. */
  models: listParam(),
  epochs: numberParam({ min: 1, max: LIMITS.epochs.max, whole: true }),
  /** Empty = the default judge, `none`, or `model@server`. */
  judge: textParam(),
  temperature: numberParam({ min: 0, max: 2 }),
  seed: numberParam({ min: 0, max: 2_147_483_647, whole: true }),
  numCtx: numberParam({ min: LIMITS.numCtx.min, max: LIMITS.numCtx.max, whole: true }),
  numPredict: numberParam({ min: 1, max: LIMITS.numPredict.max, whole: true }),
  think: choiceParam(THINK_CHOICES, 'as_served'),
  /** Whether the speed of the models is measured too. */
  probe: choiceParam(['no', 'yes'], 'no'),
  /** Time limit of one answer, seconds. */
  limit: numberParam({ min: LIMITS.timeLimitMs.min / 1_000, max: LIMITS.timeLimitMs.max / 1_000 }),
} as const;

/** Everything that a plan consists of stands in the address, so that a plan can be shared. Provided by the page. */
@Injectable()
export class SelectionUrl {
  readonly params = injectUrlState(SELECTION_URL);
}
