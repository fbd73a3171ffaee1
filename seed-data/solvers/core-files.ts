import { taskFileText } from './build-task';
import { FAMILIES } from './families';

/** Every core task file with its path below `seed-data/`. */
export function coreFiles(): readonly { readonly path: string; readonly text: string }[] {
  return FAMILIES.map((family) => ({
    path: `core/${family.plan.taskType}/${family.plan.id}.yaml`,
    text: taskFileText(family),
  }));
}
