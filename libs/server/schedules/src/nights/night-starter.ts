import { ProblemError } from '@assay/contracts';
import { CONFIRM_FACTOR } from '@assay/domain/regression';
import { Engine } from '@assay/server/execution';
import { type StoredConfirmation, type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleClock } from '../schedule-clock';
import { ScheduleStore } from '../schedule-store';
import { LostNights } from './lost-nights';

/** A start that a server refuses is tried again this often, after this long, before the night counts as without data. */
const START_TRIES = 6;
const AGAIN_MS = 5 * 60_000;
const CONFIRM_WITHIN_MS = 12 * 3_600_000;

/** Starts the runs of nights and of confirmations. The same row always gives the same run, however often a process dies on it. */
@Injectable()
export class NightStarter {
  constructor(
    private readonly store: ScheduleStore,
    private readonly engine: Engine,
    private readonly clock: ScheduleClock,
    private readonly lost: LostNights,
  ) {}

  async startAll(): Promise<void> {
    const now = await this.clock.now();
    for (const fire of await this.store.fires.toStart(now)) await this.start(fire, now);
  }

  async startConfirmations(): Promise<void> {
    for (const confirmation of await this.store.baselines.unstarted()) await this.confirm(confirmation);
  }

  private async start(fire: StoredFire, now: Date): Promise<void> {
    const schedule = await this.store.schedules.find(fire.scheduleId);
    if (schedule === null) return;
    try {
      const { runId } = await this.engine.launch(nightOf(schedule, fire), `night:${fire.id}`, {
        ...{ kind: 'benchmark', parentRunId: null, cycle: null },
        seedSalt: fire.id,
      });
      await this.store.fires.started(fire.id, runId);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await this.refused(schedule, fire, error, now);
    }
  }

  private async refused(schedule: StoredSchedule, fire: StoredFire, error: ProblemError, now: Date): Promise<void> {
    if (error.code === 'run_refused' && fire.tries + 1 < START_TRIES) {
      await this.store.fires.tryAgain(fire.id, error.message, new Date(now.getTime() + AGAIN_MS));
      return;
    }
    const state = error.code === 'run_refused' ? 'no_data' : 'error';
    await this.lost.end(schedule, fire, 'starting', { state, reason: error.message });
  }

  /** Three times as many fresh answers to the very questions of the night, of the suspected scopes only. */
  private async confirm({ fireId, model, serverId, scopes }: StoredConfirmation): Promise<void> {
    const fire = await this.store.fires.find(fireId);
    const schedule = fire && (await this.store.schedules.find(fire.scheduleId));
    if (fire === null || schedule === null || fire.runId === null) return;
    const rows = await this.store.scores.scores([fire.runId]);
    const wanted = rows.filter((row) => row.model === model && row.serverId === serverId && row.trials > 0);
    const taskIds = wanted
      .filter(({ taskType }) => scopes.includes('overall') || scopes.includes(taskType))
      .map(({ taskId }) => taskId);
    try {
      const { runId } = await this.engine.launch(
        {
          ...{ name: `Confirming ${model}: ${schedule.name}`.slice(0, 200), models: [{ model, serverId }], taskIds },
          ...{ epochs: CONFIRM_FACTOR * schedule.epochs, judge: schedule.judge, options: schedule.options },
        },
        `confirm:${fireId}:${serverId}:${model}`,
        { kind: 'confirm', parentRunId: fire.runId, seedSalt: `${fireId} confirm`, cycle: schedule.epochs },
      );
      await this.store.baselines.confirmationStarted(fireId, model, serverId, runId);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const reason = `The suspicion could not be confirmed: ${error.message}`;
      // A server that is away is asked again at every beat of the day; anything else ends the night undecided.
      const age = (await this.clock.now()).getTime() - fire.scheduledFor.getTime();
      if (error.code !== 'run_refused' || age > CONFIRM_WITHIN_MS)
        await this.store.fires.settle(this.store.database, fireId, 'suspected', { state: 'error', reason });
    }
  }
}

function nightOf(schedule: StoredSchedule, fire: StoredFire) {
  const day = fire.scheduledFor.toISOString().slice(0, 16).replace('T', ' ');
  return {
    name: `${schedule.name}, ${day} UTC`.slice(0, 200),
    models: schedule.models,
    suiteId: schedule.suiteId,
    epochs: schedule.epochs,
    judge: schedule.judge,
    options: schedule.options,
    speedProbe: schedule.speedProbe,
  };
}
