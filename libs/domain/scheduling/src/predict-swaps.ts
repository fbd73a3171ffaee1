import { isLoaded, type LoadedRunner } from './order-blocks';

/** A block of a plan on one server, in the order of work. */
export interface PlannedBlock {
  readonly serverId: string;
  readonly weights: string;
  readonly numCtx: number;
}

/**
 * How often a model will have to make room for another one. The first load of an empty server is none;
 * blocks that share their weights and options share a runner.
 */
export function predictSwaps(
  blocks: readonly PlannedBlock[],
  loaded: ReadonlyMap<string, readonly LoadedRunner[]>,
): number {
  return [...new Set(blocks.map((block) => block.serverId))].reduce(
    (sum, serverId) =>
      sum +
      swapsOfServer(
        blocks.filter((block) => block.serverId === serverId),
        loaded.get(serverId) ?? [],
      ),
    0,
  );
}

function swapsOfServer(blocks: readonly PlannedBlock[], loaded: readonly LoadedRunner[]): number {
  let runners = loaded;
  let swaps = 0;
  for (const block of startingWithLoaded(blocks, loaded)) {
    if (isLoaded(block, runners)) continue;
    if (runners.length > 0) swaps += 1;
    runners = [{ weights: block.weights, numCtx: block.numCtx }];
  }
  return swaps;
}

function startingWithLoaded(blocks: readonly PlannedBlock[], loaded: readonly LoadedRunner[]): readonly PlannedBlock[] {
  const isIn = (block: PlannedBlock): boolean => isLoaded(block, loaded);
  return [...blocks.filter(isIn), ...blocks.filter((block) => !isIn(block))];
}
