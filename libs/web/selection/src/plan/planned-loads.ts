import type { PlanBlock } from '@assay/contracts';

/** How often a model is loaded: each time a server begins a block with another model than it had. */
export function plannedLoads(blocks: readonly Pick<PlanBlock, 'serverId' | 'model'>[]): number {
  const held = new Map<string, string>();
  let loads = 0;
  for (const { serverId, model } of blocks) {
    if (held.get(serverId) !== model) loads++;
    held.set(serverId, model);
  }
  return loads;
}
