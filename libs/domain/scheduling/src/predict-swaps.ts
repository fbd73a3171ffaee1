import { isLoaded, type LoadedRunner } from './order-blocks';

/** A block of a plan on one server, in the order of work. */
export interface PlannedBlock {
  readonly serverId: string;
  readonly weights: string;
  readonly numCtx: number;
  /** Judging comes after all generations of its server; absent = generating. */
  readonly phase?: 'generate' | 'judge';
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
  for (const block of workOrder(blocks, loaded)) {
    if (isLoaded(block, runners)) continue;
    if (runners.length > 0) swaps += 1;
    runners = [runnerOf(block)];
  }
  return swaps;
}

/** Blocks of one server in the order in which its lane will take them: judging last, then what is loaded, then as they come. */
export function workOrder<Block extends Pick<PlannedBlock, 'weights' | 'numCtx' | 'phase'>>(
  blocks: readonly Block[],
  loaded: readonly LoadedRunner[],
): Block[] {
  const left = [...blocks];
  const order: Block[] = [];
  for (let runners = loaded; left.length > 0;) {
    const generates = left.some((block) => block.phase !== 'judge');
    const comesNow = (block: Block): boolean => !generates || block.phase !== 'judge';
    const loadedPlace = left.findIndex((block) => comesNow(block) && isLoaded(block, runners));
    const place = loadedPlace >= 0 ? loadedPlace : left.findIndex(comesNow);
    const [next] = left.splice(place, 1);
    if (next === undefined) break;
    order.push(next);
    if (!isLoaded(next, runners)) runners = [runnerOf(next)];
  }
  return order;
}

function runnerOf({ weights, numCtx }: Pick<PlannedBlock, 'weights' | 'numCtx'>): LoadedRunner {
  return { weights, numCtx };
}
