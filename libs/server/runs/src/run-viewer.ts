import {
  FINAL_RUN_STATUSES,
  ProblemError,
  type Page,
  type Run,
  type RunCounts,
  type RunModel,
  type RunStatus,
  type RunSummary,
  type TimeEstimate,
} from '@assay/contracts';
import { UNKNOWN_TIME, estimateTime, type WorkToEstimate } from '@assay/domain/scheduling';
import {
  judgeSpeedKey,
  LaneViews,
  type OpenJudgingRow,
  PlanningReads,
  RunViewRepository,
  type RunColumnRow,
  type RunListQuery,
  type RunViewRow,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** Runs as people look at them. */
@Injectable()
export class RunViewer {
  constructor(
    private readonly runs: RunViewRepository,
    private readonly lanes: LaneViews,
    private readonly planning: PlanningReads,
  ) {}

  async list(query: RunListQuery): Promise<Page<RunSummary>> {
    const page = await this.runs.list(query);
    const columns = await this.runs.columns(page.items.map((run) => run.id));
    const items = page.items.map(async (run) => {
      const own = columns.filter((column) => column.runId === run.id);
      return toSummary(run, own, await this.timeLeft(run, own));
    });
    return { ...page, items: await Promise.all(items) };
  }

  async read(id: string): Promise<Run> {
    const run = await this.runs.find(id);
    if (run === null) throw new ProblemError('not_found', `There is no run with the id ${id}.`);
    const [columns, outcomes, flags, judging, lanes] = await Promise.all([
      this.runs.columns([id]),
      this.runs.outcomes(id),
      this.runs.flags(id),
      this.runs.judging(id),
      this.lanes.ofRun(id),
    ]);
    const summary = toSummary(run, columns, await this.timeLeft(run, columns));
    return {
      ...summary,
      judging,
      outcomes,
      flags,
      lanes,
      manifest: run.manifest,
      swaps: run.swaps,
      loadMs: run.loadMs,
    };
  }

  private async timeLeft(run: RunViewRow, columns: readonly RunColumnRow[]): Promise<TimeEstimate | null> {
    if (isFinal(run.status)) return null;
    const [answers, judgings] = await Promise.all([this.runs.openWork(run.id), this.runs.judgeWork(run.id)]);
    const work = [...answers, ...judgings.map(judgeWork)];
    if (work.length === 0) return UNKNOWN_TIME;
    const speeds = await Promise.all([
      this.planning.speeds(columns.map((column) => column.modelId)),
      this.planning.judgeSpeeds(judgings.map((judging) => judging.modelId)),
    ]);
    const lanes = new Map([...judgings, ...columns].map(({ serverId, slots }) => [serverId, { slots, loadMs: 0 }]));
    return estimateTime(work, speeds.flat(), lanes);
  }
}

/** A judge's calls as work of a model of its own. */
function judgeWork({ modelId, serverId, calls }: OpenJudgingRow): WorkToEstimate {
  return { modelId: judgeSpeedKey(modelId), serverId, taskType: 'general_chat', trials: calls };
}

function isFinal(status: RunStatus): boolean {
  return (FINAL_RUN_STATUSES as readonly RunStatus[]).includes(status);
}

function toSummary(run: RunViewRow, columns: readonly RunColumnRow[], eta: TimeEstimate | null): RunSummary {
  return {
    id: run.id,
    number: run.number,
    name: run.name,
    kind: run.kind,
    status: run.status,
    waitingFor: run.waitingFor,
    reason: run.reason,
    suite: run.suite,
    models: columns.map(toModel),
    judge: run.judge,
    epochs: run.epochs,
    tasks: run.tasks,
    counts: run.counts,
    progress: progressOf(run.counts),
    eta,
    accuracy: run.accuracy,
    lastSeq: run.lastSeq,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

function toModel({ modelId, name, digest, serverId, server, numCtx, counts }: RunColumnRow): RunModel {
  return { modelId, name, digest, serverId, server, numCtx, counts };
}

function progressOf(counts: RunCounts): number {
  const open = counts.waiting + counts.running + counts.generated;
  return counts.total === 0 ? 0 : (counts.total - open) / counts.total;
}
