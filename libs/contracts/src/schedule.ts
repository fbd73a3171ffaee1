import type { ModelRef } from './task';
import type { RunOptions, RunStatus } from './run';
import type { Interval } from './comparison';

export const OVERLAP_POLICIES = ['skip', 'queue'] as const;
/** What happens at a tick while the last run of the schedule goes on: leave it out and say so, or wait in line. */
export type OverlapPolicy = (typeof OVERLAP_POLICIES)[number];

export const CATCH_UP_POLICIES = ['none', 'latest', 'all'] as const;
/** What happens to ticks while the service was off: list them as missed, start the latest, or start all within the window. */
export type CatchUpPolicy = (typeof CATCH_UP_POLICIES)[number];

export const ALERT_EVENTS = ['worse', 'slower', 'did_not_run'] as const;
export type AlertEvent = (typeof ALERT_EVENTS)[number];

export const NIGHT_STATES = [
  'running',
  'collecting',
  'ok',
  'suspected',
  'regression',
  'improved',
  'no_data',
  'error',
  'missed',
  'skipped',
  'series_broken',
] as const;
/** What one planned time of a schedule came to. `suspected`: fresh answers are being asked to confirm it. */
export type NightState = (typeof NIGHT_STATES)[number];

/** Where alerts of a schedule go besides the console. The secret signs them; it is written, never read. */
export interface ScheduleAlerts {
  readonly webhookUrl: string | null;
  readonly events: readonly AlertEvent[];
}

/** What a schedule asks, and when. */
export interface ScheduleFields {
  readonly name: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA name, such as Europe/Berlin. */
  readonly timeZone: string;
  readonly suiteId: string;
  readonly models: readonly ModelRef[];
  readonly epochs: number;
  /** Null: no judge. */
  readonly judge: ModelRef | null;
  readonly options: RunOptions;
  /** Whether each night measures the speed of its models, at the end of their work while they are loaded. */
  readonly speedProbe: boolean;
  /** Nights that make up the pinned baseline. */
  readonly baselineNights: number;
  readonly overlap: OverlapPolicy;
  readonly catchUp: CatchUpPolicy;
  /** A missed tick older than this is only listed. */
  readonly catchUpHours: number;
  /** Nights in a row without a result after which the schedule pauses itself. */
  readonly pauseAfter: number;
  readonly alerts: ScheduleAlerts;
  readonly enabled: boolean;
}

/** Body of `POST /api/schedules`: what is left out gets its default. */
export type NewSchedule = Pick<ScheduleFields, 'name' | 'cron' | 'timeZone' | 'models'> &
  Partial<Omit<ScheduleFields, 'alerts'>> & {
    readonly alerts?: Partial<ScheduleAlerts> & { readonly webhookSecret?: string | null };
  };
export type SchedulePatch = Partial<NewSchedule>;

export interface Schedule extends ScheduleFields {
  readonly id: string;
  readonly suite: string;
  /** Why the schedule paused itself; null while it did not. */
  readonly pausedReason: string | null;
  readonly hasWebhookSecret: boolean;
  /** The next five times, UTC; empty while it is off. */
  readonly nextTimes: readonly string[];
  /** The last planned times, oldest first, at most 14. */
  readonly lastNights: readonly { readonly scheduledFor: string; readonly state: NightState }[];
  readonly openRegressions: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** One scope of one model in one night. */
export interface NightFigure {
  readonly scope: string;
  readonly accuracy: Interval;
  readonly tasks: number;
  readonly trials: number;
  /** Share of planned answers without a score, 0–1. */
  readonly missing: number;
  readonly baseline: number | null;
  readonly state: NightState;
}

/** What differs in the conditions from the night before. */
export interface NightChange {
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
}

export const SPEED_SOURCES = ['probe', 'answers'] as const;
/** Where the speed of a night comes from: its speed probe, or its own answers where there was none. */
export type SpeedSource = (typeof SPEED_SOURCES)[number];

export const SPEED_FINDINGS = ['none', 'ok', 'suspected', 'slower', 'unconfirmed'] as const;
/** `none`: nothing to compare with; `suspected`: a second probe decides; `unconfirmed`: slow, and nothing was to be had that confirms it. */
export type SpeedFinding = (typeof SPEED_FINDINGS)[number];

/** How fast a model wrote in one night. */
export interface NightSpeedFigure {
  readonly source: SpeedSource;
  /** Median tokens per second. */
  readonly tokensPerSecond: number;
  /** Median of the nights of the pinned baseline, measured the same way; null with fewer than five. */
  readonly baseline: number | null;
  /** Share in graphics memory, 0–1, where a probe saw it. */
  readonly gpuShare: number | null;
  readonly probeId: string | null;
  readonly finding: SpeedFinding;
}

export interface NightModel {
  /** The tag as the schedule names it. */
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly digest: string | null;
  readonly state: NightState;
  readonly figures: readonly NightFigure[];
  /** Null where nothing was measured. */
  readonly speed: NightSpeedFigure | null;
  readonly changes: readonly NightChange[];
}

/** One planned time of a schedule, with what came of it. */
export interface Night {
  readonly id: string;
  readonly scheduledFor: string;
  readonly state: NightState;
  readonly reason: string | null;
  readonly manual: boolean;
  readonly runId: string | null;
  readonly runStatus: RunStatus | null;
  readonly confirmRunIds: readonly string[];
  /** Part of the pinned baseline. */
  readonly inBaseline: boolean;
  readonly models: readonly NightModel[];
}

/** Of one alert that was sent, or is tried again. */
export interface AlertDelivery {
  readonly id: string;
  readonly event: AlertEvent;
  readonly url: string;
  readonly createdAt: string;
  readonly attempts: number;
  readonly deliveredAt: string | null;
  readonly nextTryAt: string | null;
  readonly error: string | null;
}

/** Answer of `GET /api/schedules/:id/history`. */
export interface ScheduleHistory {
  readonly schedule: Schedule;
  /** Newest last. */
  readonly nights: readonly Night[];
  readonly flakyTasks: readonly FlakyTask[];
  readonly deliveries: readonly AlertDelivery[];
}

/** A task whose outcome changes from try to try. It stays in the score. */
export interface FlakyTask {
  readonly model: string;
  readonly taskId: string;
  readonly key: string;
  readonly title: string;
  /** Chance that two tries disagree, 0–1. */
  readonly disagreement: number;
  readonly trials: number;
}

export const REGRESSION_STATES = ['open', 'acknowledged', 'snoozed', 'accepted', 'recovered'] as const;
export type RegressionState = (typeof REGRESSION_STATES)[number];

/** A task of a regression, the ones that fell most first. */
export interface RegressedTask {
  readonly taskId: string;
  readonly key: string;
  readonly title: string;
  readonly baseline: number;
  readonly now: number;
  /** An answer of the baseline and one of the night, to be put side by side. */
  readonly goodResultId: string | null;
  readonly badResultId: string | null;
  readonly goodRunId: string | null;
  readonly badRunId: string | null;
}

/** How a model was found to be slower. */
export interface RegressionSpeed {
  readonly source: SpeedSource;
  /** Probe of the night, and the one that confirmed it; null where the answers of two nights told it. */
  readonly probeId: string | null;
  readonly confirmedBy: string | null;
  /** Share in graphics memory, 0–1, in the last good night and now. */
  readonly gpuShareBefore: number | null;
  readonly gpuShare: number | null;
}

/** A confirmed drop against the pinned baseline. */
export interface Regression {
  readonly id: string;
  readonly scheduleId: string;
  readonly schedule: string;
  readonly kind: 'worse' | 'slower';
  readonly state: RegressionState;
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly scope: string;
  /** Accuracy 0–1 (worse), tokens per second (slower). */
  readonly baseline: number;
  readonly now: number;
  /** now − baseline, from the confirming answers alone. */
  readonly difference: Interval;
  /** Confirming answers. */
  readonly freshTrials: number;
  readonly since: string;
  readonly lastSeen: string;
  readonly nightsSeen: number;
  readonly changes: readonly NightChange[];
  readonly tasks: readonly RegressedTask[];
  /** Of `slower`; null for `worse`. */
  readonly speed: RegressionSpeed | null;
  readonly goodRunId: string | null;
  readonly badRunId: string | null;
  readonly snoozedUntil: string | null;
  readonly comment: string | null;
  /** The finding in one sentence. */
  readonly sentence: string;
}
