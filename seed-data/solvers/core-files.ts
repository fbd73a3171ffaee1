import { taskFileText } from './build-task';
import { REASONING_FAMILIES } from './families';

/** Every core task file with its path below `seed-data/`. */
export function coreFiles(): readonly { readonly path: string; readonly text: string }[] {
  return REASONING_FAMILIES.map((family) => ({
    path: `core/reasoning/${family.plan.id}.yaml`,
    text: taskFileText(family),
  }));
}
