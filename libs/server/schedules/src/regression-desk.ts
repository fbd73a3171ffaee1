import { type Page, ProblemError, type Regression, type RegressionState } from '@assay/contracts';
import { type StoredRegression } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleClock } from './schedule-clock';
import { ScheduleStore } from './schedule-store';

const DAY_MS = 86_400_000;

/** Regressions as people work with them. */
@Injectable()
export class RegressionDesk {
  constructor(
    private readonly store: ScheduleStore,
    private readonly clock: ScheduleClock,
  ) {}

  async list(query: {
    readonly scheduleId?: string | undefined;
    readonly state?: readonly RegressionState[] | undefined;
    readonly model?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<Regression>> {
    const page = await this.store.regressions.list(query);
    return { ...page, items: page.items.map(toRegression) };
  }

  async read(id: string): Promise<Regression> {
    return toRegression(await this.row(id));
  }

  /** Somebody has seen it: it stays, and rings no more. */
  acknowledge(id: string, comment: string | null): Promise<Regression> {
    return this.mark(id, 'acknowledged', comment, null);
  }

  /** Out of sight for some days. */
  async snooze(id: string, days: number, comment: string | null): Promise<Regression> {
    const now = await this.clock.now();
    return this.mark(id, 'snoozed', comment, new Date(now.getTime() + days * DAY_MS));
  }

  /** Expected: the nights from the first bad one on are the new baseline of this model in this schedule. */
  async accept(id: string, comment: string | null): Promise<Regression> {
    const { scheduleId, model, serverId, since } = await this.row(id);
    const pinnedAt = await this.clock.now();
    await this.store.database.transaction(async (sql) => {
      if (!(await this.store.regressions.mark(sql, id, 'accepted', { comment, until: null }))) throw notOpen();
      await this.store.baselines.pin(sql, scheduleId, { model, serverId, since, pinnedAt }, comment);
      await this.store.regressions.acceptOthers(sql, { scheduleId, model, serverId });
    });
    return this.read(id);
  }

  private async mark(
    id: string,
    state: 'acknowledged' | 'snoozed',
    comment: string | null,
    until: Date | null,
  ): Promise<Regression> {
    await this.row(id);
    if (!(await this.store.regressions.mark(this.store.database, id, state, { comment, until }))) throw notOpen();
    return this.read(id);
  }

  private async row(id: string): Promise<StoredRegression> {
    const row = await this.store.regressions.find(id);
    if (row === null) throw new ProblemError('not_found', 'There is no such regression.');
    return row;
  }
}

function notOpen(): ProblemError {
  return new ProblemError('conflict', 'This regression is closed: it was accepted, or the model has recovered.');
}

function toRegression({ since, lastSeen, snoozedUntil, ...row }: StoredRegression): Regression {
  return {
    ...row,
    since: since.toISOString(),
    lastSeen: lastSeen.toISOString(),
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
  };
}
