import {
  ALERT_EVENTS,
  LIMITS,
  type NewSchedule,
  type Page,
  ProblemError,
  type Schedule,
  type SchedulePatch,
} from '@assay/contracts';
import { BASELINE_NIGHTS } from '@assay/domain/regression';
import { CronLine } from '@assay/domain/scheduling';
import { Engine } from '@assay/server/execution';
import { type ScheduleValues, type StoredSchedule, violatedConstraint } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { WebhookSecrets } from './alerts/webhook-secrets';
import { ScheduleClock } from './schedule-clock';
import { toSchedule } from './schedule-view';
import { ScheduleStore } from './schedule-store';

/** Filters and paging of the list. */
export interface ScheduleQuery {
  readonly search?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_EPOCHS = LIMITS.epochs.default;

/** Schedules as people work with them. */
@Injectable()
export class ScheduleDesk {
  constructor(
    private readonly store: ScheduleStore,
    private readonly engine: Engine,
    private readonly secrets: WebhookSecrets,
    private readonly clock: ScheduleClock,
  ) {}

  async list(query: ScheduleQuery): Promise<Page<Schedule>> {
    const now = await this.clock.now();
    const page = await this.store.schedules.list(query);
    return { ...page, items: page.items.map((row) => toSchedule(row, now)) };
  }

  async read(id: string): Promise<Schedule> {
    return toSchedule(await this.row(id), await this.clock.now());
  }

  /** Throws `invalid_request`, `name_taken`, and what a run of its suite and models would be refused for. */
  async create(draft: NewSchedule): Promise<Schedule> {
    const now = await this.clock.now();
    checkTimes(draft.cron, draft.timeZone, now);
    const suiteId = await this.checkRun(draft);
    const values = { ...defaults(suiteId), ...this.valuesOf(draft) } as ScheduleValues;
    return this.read(await orNameTaken(draft.name, () => this.store.schedules.create(values, now)));
  }

  /** Changes what is given; switched on again, planned times count from now on. */
  async edit(id: string, patch: SchedulePatch): Promise<Schedule> {
    const before = await this.row(id);
    const now = await this.clock.now();
    checkTimes(patch.cron ?? before.cron, patch.timeZone ?? before.timeZone, now);
    if (patch.models !== undefined || patch.suiteId !== undefined || patch.judge !== undefined)
      await this.checkRun({ ...before, ...patch });
    await orNameTaken(patch.name ?? before.name, () => this.store.schedules.update(id, this.valuesOf(patch), now));
    return this.read(id);
  }

  async delete(id: string): Promise<void> {
    await this.row(id);
    await this.store.schedules.delete(id);
  }

  private async row(id: string): Promise<StoredSchedule> {
    const row = await this.store.schedules.find(id);
    if (row === null) throw new ProblemError('not_found', 'There is no such schedule.');
    return row;
  }

  /** Lets the engine plan the run that a night would be; a server that is away now is no reason to refuse. Gives the suite. */
  private async checkRun(
    draft: Pick<NewSchedule, 'models' | 'suiteId' | 'epochs' | 'judge' | 'options'>,
  ): Promise<string> {
    const suiteId = draft.suiteId ?? (await this.store.schedules.coreSuite());
    if (suiteId === null)
      throw new ProblemError('nothing_to_run', 'The suite core is not there; no tasks are imported yet.');
    const { models, epochs, judge = null, options = {} } = draft;
    await this.engine.plan({ models, suiteId, judge, options, epochs: epochs ?? DEFAULT_EPOCHS });
    return suiteId;
  }

  private valuesOf({ alerts, ...fields }: SchedulePatch): Partial<ScheduleValues> {
    const secret = alerts?.webhookSecret;
    return {
      ...fields,
      ...(alerts?.webhookUrl === undefined ? {} : { webhookUrl: this.secrets.checkedUrl(alerts.webhookUrl) }),
      ...(secret === undefined ? {} : { webhookSecret: secret === null ? null : this.secrets.seal(secret) }),
      ...(alerts?.events == null ? {} : { alertEvents: [...alerts.events] }),
    };
  }
}

function defaults(suiteId: string): Omit<ScheduleValues, 'name' | 'cron' | 'timeZone' | 'models'> {
  return {
    ...{ suiteId, epochs: DEFAULT_EPOCHS, judge: null, options: {}, speedProbe: true, baselineNights: BASELINE_NIGHTS },
    ...{ overlap: 'skip', catchUp: 'latest', catchUpHours: 6, pauseAfter: 3 },
    ...{ webhookUrl: null, webhookSecret: null, alertEvents: [...ALERT_EVENTS], enabled: true },
  };
}

function checkTimes(cron: string, timeZone: string, now: Date): void {
  const line = CronLine.read(cron, timeZone, now);
  if (typeof line !== 'string') return;
  throw new ProblemError('invalid_request', line, [
    { path: line.includes('time zone') ? 'timeZone' : 'cron', message: line },
  ]);
}

async function orNameTaken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== 'schedules_name_uq') throw error;
    throw new ProblemError('name_taken', `There is a schedule named ${name} already.`);
  }
}
