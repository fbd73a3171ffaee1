import { Component, computed, inject, input } from '@angular/core';
import type { Run, RunLane, TrialProgress } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import { formatDuration, injectTexts, ModelName, TextStore } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import type { AnswerRow } from './answer-row';
import { blockPlace, lanePlan, type LaneStrip, type Stretch } from './lane-strip';
import { doneCount } from './outcome-parts';
import { rowStatus } from './row-status';

/** What each server does now, has done, and is expected to do, on one time axis. */
@Component({
  selector: 'assay-run-lanes',
  imports: [ModelName],
  styleUrl: './run-lanes.css',
  templateUrl: './run-lanes.html',
})
export class RunLanes {
  readonly run = input.required<Run>();
  /** Epoch milliseconds. */
  readonly now = input.required<number>();
  /** Answers in the making. */
  readonly running = input.required<readonly AnswerRow[]>();
  readonly progress = input.required<ReadonlyMap<string, TrialProgress>>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly plan = computed(() => lanePlan(this.run(), this.now()));

  /** The time of day; with seconds where the moments of the axis are closer than a minute. */
  protected clock(ms: number): string {
    const [first, second] = this.plan()?.ticks ?? [];
    const close = first !== undefined && second !== undefined && second.ms - first.ms < 60_000;
    const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    return new Intl.DateTimeFormat(this.language(), close ? { ...time, second: '2-digit' } : time).format(ms);
  }

  /** Where the lane stands, in a few words. */
  protected place(lane: RunLane): string {
    if (lane.state === 'done') return this.t('laneDone');
    if (lane.state === 'waiting') return this.t('laneWaiting');
    return this.t('laneBlock', blockPlace(this.run(), lane));
  }

  /** A lone lane has done what the run has done: events tell that sooner than a reading. */
  protected done(lane: RunLane): number {
    return this.run().lanes.length === 1 ? Math.max(doneCount(this.run().counts), lane.done) : lane.done;
  }

  protected slotOf(lane: RunLane): number | null {
    const model = this.run().models.find((one) => one.serverId === lane.serverId && one.name === lane.model);
    return model ? this.slots.slot(model.modelId) : null;
  }

  /** The answer in the making, or what the lane waits for. */
  protected doing(lane: RunLane): string {
    if (lane.state === 'loading') return this.t('phaseLoading');
    if (lane.state === 'waiting') return this.waiting(lane);
    const row = this.running().find((one) => one.serverId === lane.serverId);
    if (!row) return '';
    const report = row.trialId === null ? undefined : this.progress().get(row.trialId);
    const status = rowStatus(row, this.t, report).words;
    return [row.taskTitle, this.t('epoch', { epoch: row.epoch }), status].join(' · ');
  }

  protected words(strip: LaneStrip): string {
    const { lane, stretches } = strip;
    const parts = stretches
      .filter((stretch) => stretch.kind !== 'load')
      .map((stretch) => `${stretch.model} ${this.kind(stretch)}`);
    return `${lane.server}: ${this.t('ofDone', { n: this.done(lane), total: lane.total })}. ${parts.join(', ')}`;
  }

  private kind(stretch: Stretch): string {
    const keys = { load: 'phaseLoading', done: 'stretchDone', current: 'stretchCurrent', next: 'stretchNext' } as const;
    return this.t(keys[stretch.kind]);
  }

  private waiting(lane: RunLane): string {
    if (lane.nextTryAt === null) return this.t('laneWaitsForServer');
    const left = Math.max(Date.parse(lane.nextTryAt) - this.now(), 0);
    return this.t('laneNextTry', { time: formatDuration(left, this.language()) });
  }
}
