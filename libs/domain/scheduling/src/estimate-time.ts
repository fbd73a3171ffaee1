import type { TaskType, TimeEstimate } from '@assay/contracts';

/** How long answers of a model took on a server. Durations in ms. */
export interface MeasuredSpeed {
  readonly modelId: string;
  readonly serverId: string;
  readonly taskType: TaskType;
  /** Lower quartile, median and upper quartile of total − load. */
  readonly lowMs: number;
  readonly medianMs: number;
  readonly highMs: number;
}

/** Trials of one task type that one model has to answer on one server. */
export interface WorkToEstimate {
  readonly modelId: string;
  readonly serverId: string;
  readonly taskType: TaskType;
  readonly trials: number;
}

/** How a server works. */
export interface LaneSpeed {
  readonly slots: number;
  /** One load of a model, ms. */
  readonly loadMs: number;
}

/** Nothing is known. */
export const UNKNOWN_TIME: TimeEstimate = { lowMs: null, expectedMs: null, highMs: null };

type Range = readonly [number, number, number];

/**
 * Time for a list of work from measured speeds: models of one server after each other, servers side by side.
 * A task type that was never measured takes the mean over the model's other types; a model that was never measured makes the
 * whole unknown.
 */
export function estimateTime(
  work: readonly WorkToEstimate[],
  speeds: readonly MeasuredSpeed[],
  lanes: ReadonlyMap<string, LaneSpeed>,
): TimeEstimate {
  const perServer = new Map<string, Range>();
  for (const column of columnsOf(work)) {
    const spent = timeOfColumn(column, speeds, lanes.get(column.serverId) ?? { slots: 1, loadMs: 0 });
    if (spent === null) return UNKNOWN_TIME;
    perServer.set(column.serverId, add(perServer.get(column.serverId) ?? [0, 0, 0], spent));
  }
  const ranges = [...perServer.values()];
  const longest = (place: 0 | 1 | 2): number => Math.round(Math.max(0, ...ranges.map((range) => range[place])));
  return { lowMs: longest(0), expectedMs: longest(1), highMs: longest(2) };
}

interface Column {
  readonly modelId: string;
  readonly serverId: string;
  readonly parts: readonly WorkToEstimate[];
}

function columnsOf(work: readonly WorkToEstimate[]): Column[] {
  const columns = new Map<string, WorkToEstimate[]>();
  for (const part of work.filter(({ trials }) => trials > 0)) {
    const key = `${part.serverId}\n${part.modelId}`;
    columns.set(key, [...(columns.get(key) ?? []), part]);
  }
  return [...columns.values()].flatMap((parts) =>
    parts[0] === undefined ? [] : [{ modelId: parts[0].modelId, serverId: parts[0].serverId, parts }],
  );
}

function timeOfColumn(column: Column, speeds: readonly MeasuredSpeed[], lane: LaneSpeed): Range | null {
  const known = speeds.filter((speed) => speed.modelId === column.modelId && speed.serverId === column.serverId);
  if (known.length === 0) return null;
  const answers = column.parts.reduce<Range>(
    (sum, part) => {
      const own = known.filter((speed) => speed.taskType === part.taskType);
      return add(sum, scale(meanOf(own.length > 0 ? own : known), part.trials / Math.max(1, lane.slots)));
    },
    [0, 0, 0],
  );
  return add(answers, [0, lane.loadMs, lane.loadMs]);
}

function meanOf(speeds: readonly MeasuredSpeed[]): Range {
  const mean = (of: (speed: MeasuredSpeed) => number): number =>
    speeds.reduce((sum, speed) => sum + of(speed), 0) / speeds.length;
  return [mean((speed) => speed.lowMs), mean((speed) => speed.medianMs), mean((speed) => speed.highMs)];
}

function add(a: Range, b: Range): Range {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function scale(range: Range, factor: number): Range {
  return [range[0] * factor, range[1] * factor, range[2] * factor];
}
