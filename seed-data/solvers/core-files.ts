import { taskFileText } from './build-task';
import { FAMILIES } from './families';
import type { Family } from './family';

/** Every core task file with its path below `seed-data/`. */
export function coreFiles(
  families: readonly Family[] = FAMILIES,
): readonly { readonly path: string; readonly text: string }[] {
  return families.map((family) => ({
    path: `core/${family.plan.taskType}/${family.plan.id}.yaml`,
    text: taskFileText(family),
  }));
}
