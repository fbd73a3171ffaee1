import type { TaskType } from '@assay/contracts';
import { passes, seededRandom } from '@assay/domain/statistics';
import { confirmDrops } from './confirm-drop';
import { type NightTask, pinBaseline } from './night';
import { screenNight } from './screen-night';
import { CONFIRM_FACTOR } from './thresholds';

/** A made-up year of one model: tasks of five types with chances to pass drawn evenly from 0 to 1, independent tries. */
export interface SimulatedYear {
  readonly tasks: number;
  readonly epochs: number;
  readonly nights: number;
  readonly baselineNights: number;
  /** From this night on the mean chance is lower by `by` (0–1), each task in proportion to its chance; null: nothing happens. */
  readonly drop: { readonly fromNight: number; readonly by: number } | null;
  readonly seed: string;
}

/** What the method says in that year. */
export interface YearOutcome {
  readonly suspicions: number;
  readonly alarms: number;
  /** Nights with an alarm, from 0. */
  readonly alarmNights: readonly number[];
}

const TYPES: readonly TaskType[] = ['code_generation', 'code_analysis', 'reasoning', 'planning', 'general_chat'];

/** Lets the nightly method watch a model whose truth is known. After an alarm the year goes on against the same baseline. */
export function simulateYear(year: SimulatedYear): YearOutcome {
  const random = seededRandom(year.seed);
  const uniform = (): number => random.bits() / 2 ** 32;
  const chances = Array.from({ length: year.tasks }, uniform);
  const mean = chances.reduce((total, chance) => total + chance, 0) / chances.length;
  const kept = (at: number): number => (year.drop && at >= year.drop.fromNight ? 1 - year.drop.by / mean : 1);
  const night = (at: number, epochs: number): NightTask[] =>
    chances.map((chance, task) => answered(task, chance * kept(at), epochs, uniform));
  const baseline = pinBaseline(Array.from({ length: year.baselineNights }, (_, at) => night(at, year.epochs)));
  let suspicions = 0;
  const alarmNights: number[] = [];
  for (let at = year.baselineNights; at < year.nights; at += 1) {
    const suspected = screenNight(baseline, night(at, year.epochs)).filter(({ state }) => state === 'suspected');
    if (suspected.length === 0) continue;
    suspicions += 1;
    const fresh = night(at, CONFIRM_FACTOR * year.epochs);
    const decided = confirmDrops(
      suspected.map(({ scope }) => ({ model: 'model', scope, baseline: baseline.tasks, fresh })),
    );
    if (decided.some(({ confirmed }) => confirmed)) alarmNights.push(at);
  }
  return { suspicions, alarms: alarmNights.length, alarmNights };
}

function answered(task: number, chance: number, epochs: number, uniform: () => number): NightTask {
  let passed = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) if (uniform() < chance) passed += 1;
  const taskType = TYPES[task % TYPES.length] ?? 'reasoning';
  return {
    taskId: `task-${task}`,
    taskType,
    group: passes(passed, epochs),
    variants: 1,
    missing: 0,
    evaluator: 'program',
  };
}
