/** The work of one (model, runner options, phase) that is open on a server. Durations in ms. */
export interface OpenBlock {
  readonly modelId: string;
  /** Equal for models that share a loaded runner; the model's own identity where nobody knows. */
  readonly weights: string;
  readonly numCtx: number;
  readonly phase: 'generate' | 'judge';
  /** Trials or judgements that are not in work yet. */
  readonly open: number;
  /** Until the first of them may start; 0 = at once. */
  readonly readyInMs: number;
  readonly runs: readonly WaitingRun[];
}

/** A run with work in a block. */
export interface WaitingRun {
  readonly runId: string;
  readonly priority: number;
  /** Since it was accepted. */
  readonly ageMs: number;
}

/** A runner in the memory of a server. */
export interface LoadedRunner {
  readonly weights: string;
  /** Null where the server does not say. */
  readonly numCtx: number | null;
}

/** What a lane does at the moment of the question. */
export interface LaneNow {
  readonly loaded: readonly LoadedRunner[];
  /** Runs that the present block works for; empty between blocks. */
  readonly servedRuns: readonly string[];
}

/** When a run that nobody serves overtakes, and how long a block waits for its own work rather than make room. */
export interface BlockLimits {
  readonly ageLimitMs: number;
  readonly patienceMs: number;
}

/** What a lane shall do next. */
export type BlockChoice =
  | { readonly kind: 'work'; readonly block: OpenBlock }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'done' };

/** Twenty minutes until a run overtakes; a minute of patience, which is the longest wait between two attempts. */
export const BLOCK_LIMITS: BlockLimits = { ageLimitMs: 20 * 60_000, patienceMs: 60_000 };

/** Whether a block's work needs no load now. */
export function isLoaded(block: Pick<OpenBlock, 'weights' | 'numCtx'>, loaded: readonly LoadedRunner[]): boolean {
  return loaded.some(
    (runner) => runner.weights === block.weights && (runner.numCtx === null || runner.numCtx === block.numCtx),
  );
}

/** Whether a block holds a run that has waited too long while others were served. */
export function isStarving(block: OpenBlock, lane: LaneNow, limits: BlockLimits): boolean {
  return block.runs.some((run) => run.ageMs > limits.ageLimitMs && !lane.servedRuns.includes(run.runId));
}

/**
 * Blocks in the order in which a lane works through them: first what has waited too long, then generations before judging,
 * then what is loaded (every other order costs one more swap), then priority, then age.
 */
export function orderBlocks(blocks: readonly OpenBlock[], lane: LaneNow, limits = BLOCK_LIMITS): OpenBlock[] {
  const keys = new Map(blocks.map((block) => [block, sortKey(block, lane, limits)]));
  return [...blocks].sort((a, b) => compareKeys(keys.get(a) ?? [], keys.get(b) ?? []));
}

/** The next block of a lane. A block that is loaded and ready within the patience is waited for rather than swapped out. */
export function chooseBlock(blocks: readonly OpenBlock[], lane: LaneNow, limits = BLOCK_LIMITS): BlockChoice {
  const open = blocks.filter((block) => block.open > 0);
  if (open.length === 0) return { kind: 'done' };
  const [first] = orderBlocks(open, lane, limits);
  if (first !== undefined && (first.readyInMs <= 0 || waitsWell(first, lane, limits))) return pick(first);
  const [ready] = orderBlocks(
    open.filter((block) => block.readyInMs <= 0),
    lane,
    limits,
  );
  return ready === undefined ? { kind: 'wait', ms: Math.min(...open.map((block) => block.readyInMs)) } : pick(ready);
}

function pick(block: OpenBlock): BlockChoice {
  return block.readyInMs <= 0 ? { kind: 'work', block } : { kind: 'wait', ms: block.readyInMs };
}

function waitsWell(block: OpenBlock, lane: LaneNow, limits: BlockLimits): boolean {
  return isLoaded(block, lane.loaded) && block.readyInMs <= limits.patienceMs;
}

function sortKey(block: OpenBlock, lane: LaneNow, limits: BlockLimits): number[] {
  const oldest = Math.max(0, ...block.runs.map((run) => run.ageMs));
  const starving = isStarving(block, lane, limits);
  return [
    starving ? 0 : 1,
    starving ? -oldest : 0,
    block.phase === 'generate' ? 0 : 1,
    isLoaded(block, lane.loaded) ? 0 : 1,
    -Math.max(...block.runs.map((run) => run.priority), Number.MIN_SAFE_INTEGER),
    -oldest,
  ];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const other = b[place] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}
