import { isSlower } from '@assay/domain/regression';
import type { StoredSpeedCheck } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleClock } from '../schedule-clock';
import { ScheduleStore } from '../schedule-store';

/** Until a slow model is measured again, ms: what slowed it for a moment is over by then. */
export const SECOND_LOOK_MS = 10 * 60_000;
/** Second probes that may fail or be spoilt before the night has none. */
const MOST_TRIES = 3;
/** What cannot even be asked for within this time is given up, ms. */
const ASKED_WITHIN_MS = 12 * 3_600_000;

/** Has slow models measured a second time, and says what that showed. */
@Injectable()
export class SecondLooks {
  constructor(
    private readonly store: ScheduleStore,
    private readonly clock: ScheduleClock,
  ) {}

  /** Asks for what is due, and decides what has ended. */
  async go(): Promise<void> {
    const now = await this.clock.now();
    await this.store.speedChecks.askDue(now);
    for (const check of await this.store.speedChecks.open()) await this.decide(check, now);
  }

  private async decide(check: StoredSpeedCheck, now: Date): Promise<void> {
    const { speedChecks } = this.store;
    const { probeState, isOverdue, second, tries, dueAt } = check;
    if (probeState === null) {
      if (now.getTime() - dueAt.getTime() > ASKED_WITHIN_MS) await speedChecks.decide(check, 'no_probe');
      return;
    }
    if (probeState === 'queued' || probeState === 'running') {
      if (isOverdue) await speedChecks.decide(check, 'no_probe');
      return;
    }
    if (probeState === 'done' && second !== null)
      return speedChecks.decide(check, isSlower(check, second) ? 'confirmed' : 'refuted');
    if (probeState === 'cancelled' || tries + 1 >= MOST_TRIES) return speedChecks.decide(check, 'no_probe');
    return speedChecks.again(check, new Date(now.getTime() + SECOND_LOOK_MS));
  }
}
