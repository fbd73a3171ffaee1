import type { ServerAddress } from '@assay/domain/run';
import { NOTHING_SEEN, type OpenBlock, type SeenTimes } from '@assay/domain/scheduling';
import type { OpenWork } from '@assay/server/persistence';
import type { Lane } from './lane';
import type { Residency } from './residency';

/** The open generations or judgings of one model with one set of runner options, for any number of runs. */
export interface BlockWork {
  readonly modelId: string;
  readonly parts: readonly OpenWork[];
  readonly open: OpenBlock;
}

/** Puts what is open on a server together into blocks. */
export function blocksOf(work: readonly OpenWork[]): BlockWork[] {
  const blocks = new Map<string, OpenWork[]>();
  for (const part of work) {
    const key = `${part.phase}\n${part.modelId}\n${part.runnerHash}`;
    blocks.set(key, [...(blocks.get(key) ?? []), part]);
  }
  return [...blocks.values()].flatMap((parts) => (parts[0] === undefined ? [] : [blockOf(parts[0], parts)]));
}

function blockOf(first: OpenWork, parts: readonly OpenWork[]): BlockWork {
  const open: OpenBlock = {
    modelId: first.modelId,
    weights: first.weights,
    numCtx: first.runner.numCtx,
    phase: first.phase,
    open: parts.reduce((sum, part) => sum + part.open, 0),
    readyInMs: Math.min(...parts.map((part) => part.readyInMs)),
    runs: parts.map(({ runId, priority, ageMs }) => ({ runId, priority, ageMs })),
  };
  return { modelId: first.modelId, parts, open };
}

/** A block whose model is loaded and checked, while its trials are asked. */
export class RunningBlock {
  /** Task and variant of each prompt that the loaded model has seen. */
  readonly promptsSeen = new Set<string>();
  seen: SeenTimes;
  private readonly byRun: ReadonlyMap<string, OpenWork>;

  constructor(
    readonly lane: Lane,
    readonly work: BlockWork,
    readonly ground: BlockGround,
  ) {
    this.byRun = new Map(work.parts.map((part) => [part.runId, part]));
    this.seen = { ...NOTHING_SEEN, loadMs: ground.loadMs };
  }

  get runIds(): readonly string[] {
    return [...this.byRun.keys()];
  }

  workOf(runId: string): OpenWork {
    const work = this.byRun.get(runId);
    if (work === undefined) throw new Error(`Run ${runId} is not part of this block.`);
    return work;
  }
}

/** What a block stands on: found once, before its first trial. */
export interface BlockGround {
  readonly server: ServerAddress;
  readonly serverVersion: string;
  readonly environmentId: string;
  readonly residency: Residency;
  /** Share in graphics memory right after the load; null where nobody knows. */
  readonly gpuShare: number | null;
  readonly loadMs: number;
  /** Time limit of an answer unless run or task say otherwise, ms. */
  readonly timeLimitMs: number;
}
