import type { Model, ModelRef, RunOptions, StartRun, Suite, TaskSummary, Think } from '@assay/contracts';
import { chosenModels, modelRef } from '../models/model-choice';
import type { ThinkChoice } from '../state/selection-url';

/** What was chosen on the page, as the address holds it. */
export interface Choices {
  readonly tasks: readonly TaskSummary[];
  readonly models: readonly Model[];
  readonly epochs: number;
  /** Empty = the default judge, `none`, or `model@server`. */
  readonly judge: string;
  readonly temperature: number | null;
  readonly seed: number | null;
  readonly numCtx: number | null;
  readonly numPredict: number | null;
  readonly think: ThinkChoice;
  /** Seconds. */
  readonly limit: number | null;
  readonly speedProbe: boolean;
}

/** The body that plans or starts the run; null while there is nothing to run or nobody to ask. */
export function runRequest(choices: Choices, suites: readonly Suite[], known: readonly Model[]): StartRun | null {
  if (choices.tasks.length === 0 || choices.models.length === 0) return null;
  const judge = judgeRef(choices.judge, known);
  return {
    models: choices.models.map(modelRef),
    ...tasksOrSuite(choices.tasks, suites),
    epochs: choices.epochs,
    ...(judge === undefined ? {} : { judge }),
    options: runOptions(choices),
    ...(choices.speedProbe ? { speedProbe: true } : {}),
  };
}

/** A whole suite is asked for by its id, so that the run carries its name. */
function tasksOrSuite(tasks: readonly TaskSummary[], suites: readonly Suite[]): Pick<StartRun, 'suiteId' | 'taskIds'> {
  const suite = suites.find(
    (candidate) => candidate.taskCount === tasks.length && tasks.every((task) => task.suites.includes(candidate.name)),
  );
  return suite ? { suiteId: suite.id } : { taskIds: tasks.map((task) => task.id) };
}

/** `undefined` leaves the judge to the settings. */
function judgeRef(judge: string, known: readonly Model[]): ModelRef | null | undefined {
  if (judge === '') return undefined;
  const [model] = chosenModels([judge], known);
  return model === undefined ? null : modelRef(model);
}

const THINK: Readonly<Record<Exclude<ThinkChoice, 'as_served'>, Think>> = {
  on: true,
  off: false,
  low: 'low',
  medium: 'medium',
  high: 'high',
};

function runOptions(choices: Choices): RunOptions {
  const { temperature, seed, numCtx, numPredict, think, limit } = choices;
  return {
    ...(temperature === null ? {} : { temperature }),
    ...(seed === null ? {} : { seed }),
    ...(numCtx === null ? {} : { numCtx }),
    ...(numPredict === null ? {} : { numPredict }),
    ...(think === 'as_served' ? {} : { think: THINK[think] }),
    ...(limit === null ? {} : { timeLimitMs: limit * 1_000 }),
  };
}
