import type { Run, RunLane, RunLaneBlock } from '@assay/contracts';
import { axisTicks, type AxisTick } from './time-ticks';

/** One stretch on the time axis; places are shares of its length, 0–1. */
export interface Stretch {
  readonly kind: 'load' | 'done' | 'current' | 'next';
  readonly model: string;
  readonly phase: 'load' | 'generate' | 'judge';
  readonly from: number;
  readonly to: number;
  /** How much of a current stretch lies behind, 0–1. */
  readonly filled: number;
}

export interface LaneStrip {
  readonly lane: RunLane;
  readonly stretches: readonly Stretch[];
}

/** All lanes of a run on one time axis: done, going on, and still to come. */
export interface LanePlan {
  readonly lanes: readonly LaneStrip[];
  readonly ticks: readonly AxisTick[];
  /** Share of the axis; null once nothing moves any more. */
  readonly now: number | null;
  readonly nowMs: number;
}

interface Span {
  readonly kind: Stretch['kind'];
  readonly model: string;
  readonly phase: Stretch['phase'];
  readonly from: number;
  readonly to: number;
}

/** Lays the lanes out. `nowMs`: epoch milliseconds; a finished run ends where it ended. */
export function lanePlan(run: Run, nowMs: number): LanePlan | null {
  if (run.startedAt === null || run.lanes.length === 0) return null;
  const start = Date.parse(run.startedAt);
  const over = run.finishedAt !== null;
  const now = over ? Date.parse(run.finishedAt ?? '') : Math.max(nowMs, start);
  const spans = run.lanes.map((lane) => laneSpans(run, lane, { now, stretch: stretchToEta(run, now) }));
  const end = Math.max(now, start + 1_000, ...spans.flat().map((span) => span.to));
  const share = (at: number): number => Math.min(Math.max((at - start) / (end - start), 0), 1);
  return {
    lanes: run.lanes.map((lane, at) => ({
      lane,
      stretches: (spans[at] ?? []).map((span) => stretchOf(span, now, share)),
    })),
    ticks: axisTicks(start, end),
    now: over ? null : share(now),
    nowMs: now,
  };
}

function stretchOf(span: Span, now: number, share: (at: number) => number): Stretch {
  const filled = span.kind === 'current' ? Math.min((now - span.from) / Math.max(span.to - span.from, 1), 1) : 0;
  return { ...span, from: share(span.from), to: share(span.to), filled };
}

interface Moment {
  readonly now: number;
  /** By how much the pace of the lanes is wrong, so that the last one ends when the run is expected to. */
  readonly stretch: number;
}

function laneSpans(run: Run, lane: RunLane, { now, stretch }: Moment): Span[] {
  const known = lane.blocks.map((block) => knownSpan(block, now));
  if (run.finishedAt !== null || lane.state === 'done') return known;
  const pace = paceOf(run, lane, now);
  return pace === null ? known : withFuture(run, lane, known, { now, pace: pace * stretch });
}

/** The expected end of the run is the better forecast: the server knows speeds that one page has not seen. */
function stretchToEta(run: Run, now: number): number {
  const expected = run.eta?.expectedMs ?? null;
  if (expected === null) return 1;
  const longest = Math.max(0, ...run.lanes.map((lane) => openOnLane(run, lane) * (paceOf(run, lane, now) ?? 0)));
  return longest > 0 ? expected / longest : 1;
}

function openOnLane(run: Run, lane: RunLane): number {
  const models = run.models.filter((model) => model.serverId === lane.serverId);
  return models.reduce((sum, model) => sum + model.counts.waiting + model.counts.running, 0);
}

function knownSpan(block: RunLaneBlock, now: number): Span {
  const from = Date.parse(block.startedAt);
  const to = block.endedAt === null ? now : Date.parse(block.endedAt);
  const kind = block.phase === 'load' ? 'load' : block.endedAt === null ? 'current' : 'done';
  return { kind, model: block.model, phase: block.phase, from, to };
}

/** Milliseconds per trial of this lane so far; before its first answer, what the whole run is expected to need. */
function paceOf(run: Run, lane: RunLane, now: number): number | null {
  const worked = lane.blocks
    .filter((block) => block.phase === 'generate')
    .reduce(
      (sum, block) => sum + (block.endedAt === null ? now : Date.parse(block.endedAt)) - Date.parse(block.startedAt),
      0,
    );
  if (lane.done > 0 && worked > 0) return worked / lane.done;
  const open = run.counts.waiting + run.counts.running;
  const expected = run.eta?.expectedMs ?? null;
  return expected === null || open === 0 ? null : (expected / open) * Math.max(run.lanes.length, 1);
}

interface Forecast {
  readonly now: number;
  readonly pace: number;
}

/** Stretches the current block to its expected end, and adds the models of this server that have not begun. */
function withFuture(run: Run, lane: RunLane, known: readonly Span[], forecast: Forecast): Span[] {
  const current = known.find((span) => span.kind === 'current');
  let cursor = current ? forecast.now + openTrials(run, lane, current.model) * forecast.pace : forecast.now;
  const begun = known.map((span) => (span === current ? { ...span, to: cursor } : span));
  const waiting = run.models.filter(
    (model) => model.serverId === lane.serverId && model.name !== current?.model && model.counts.waiting > 0,
  );
  const next = waiting.map((model): Span => {
    const from = cursor;
    cursor += model.counts.waiting * forecast.pace;
    return { kind: 'next', model: model.name, phase: 'generate', from, to: cursor };
  });
  return [...begun, ...next];
}

function openTrials(run: Run, lane: RunLane, model: string): number {
  const counts = run.models.find((entry) => entry.serverId === lane.serverId && entry.name === model)?.counts;
  return counts ? counts.waiting + counts.running : 0;
}

/** "block 2 of 3": where the lane is among the models of its server. */
export function blockPlace(run: Run, lane: RunLane): { readonly at: number; readonly of: number } {
  const models = run.models.filter((model) => model.serverId === lane.serverId);
  const begun = new Set(lane.blocks.filter((block) => block.phase === 'generate').map((block) => block.model));
  return { at: Math.max(begun.size, 1), of: Math.max(models.length, 1) };
}
