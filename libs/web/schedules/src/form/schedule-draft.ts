import { ALERT_EVENTS, type AlertEvent, type ModelRef, type NewSchedule, type Schedule } from '@assay/contracts';

/** What the form holds. */
export interface ScheduleDraft {
  readonly name: string;
  readonly suiteId: string;
  /** Names as `model@serverId`. */
  readonly models: readonly string[];
  readonly cron: string;
  readonly timeZone: string;
  readonly epochs: number | null;
  /** `model@serverId`, or empty: none. */
  readonly judge: string;
  readonly overlap: Schedule['overlap'];
  readonly catchUp: Schedule['catchUp'];
  readonly catchUpHours: number | null;
  readonly baselineNights: number | null;
  readonly pauseAfter: number | null;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly alertEvents: readonly AlertEvent[];
  readonly speedProbe: boolean;
}

/** `model@serverId`: how a choice names a model. */
export const choiceOf = ({ model, serverId }: ModelRef): string => `${model}@${serverId ?? ''}`;

/** The model that a choice names. */
export function refOf(choice: string): ModelRef {
  const at = choice.lastIndexOf('@');
  const serverId = choice.slice(at + 1);
  return { model: choice.slice(0, at), ...(serverId === '' ? {} : { serverId }) };
}

/** The form of a schedule, or of a new one at 02:00 in this browser's zone. */
export function draftOf(schedule: Schedule | null, timeZone: string): ScheduleDraft {
  return {
    name: schedule?.name ?? '',
    suiteId: schedule?.suiteId ?? '',
    models: schedule?.models.map(choiceOf) ?? [],
    cron: schedule?.cron ?? '0 2 * * *',
    timeZone: schedule?.timeZone ?? timeZone,
    epochs: schedule?.epochs ?? 3,
    judge: schedule?.judge == null ? '' : choiceOf(schedule.judge),
    overlap: schedule?.overlap ?? 'skip',
    catchUp: schedule?.catchUp ?? 'latest',
    catchUpHours: schedule?.catchUpHours ?? 6,
    baselineNights: schedule?.baselineNights ?? 14,
    pauseAfter: schedule?.pauseAfter ?? 3,
    webhookUrl: schedule?.alerts.webhookUrl ?? '',
    webhookSecret: '',
    alertEvents: schedule?.alerts.events ?? ALERT_EVENTS,
    speedProbe: schedule?.speedProbe ?? true,
  };
}

/** The body that the API wants. An empty secret keeps the stored one; without an address there is nothing to sign. */
export function bodyOf(draft: ScheduleDraft): NewSchedule {
  const { name, suiteId, models, cron, timeZone, judge, overlap, catchUp, webhookUrl, webhookSecret } = draft;
  const url = webhookUrl.trim();
  const numbers = {
    epochs: draft.epochs,
    catchUpHours: draft.catchUpHours,
    baselineNights: draft.baselineNights,
    pauseAfter: draft.pauseAfter,
  };
  return {
    ...{ name: name.trim(), cron: cron.trim(), timeZone, overlap, catchUp, models: models.map(refOf) },
    speedProbe: draft.speedProbe,
    ...(suiteId === '' ? {} : { suiteId }),
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null)),
    judge: judge === '' ? null : refOf(judge),
    alerts: {
      webhookUrl: url === '' ? null : url,
      events: draft.alertEvents,
      ...(url === '' ? { webhookSecret: null } : webhookSecret === '' ? {} : { webhookSecret }),
    },
  };
}
