import { Component, computed, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import {
  ALERT_EVENTS,
  type AlertEvent,
  CATCH_UP_POLICIES,
  LIMITS,
  OVERLAP_POLICIES,
  type Schedule,
} from '@assay/contracts';
import { CronLine, cronInWords } from '@assay/domain/scheduling';
import { type Failure, latestOf, ModelsApi, SchedulesApi, SuitesApi, toFailure } from '@assay/web/data';
import { injectTexts, NumberField, TextStore } from '@assay/web/ui';
import { formatNight } from '../list/night-time';
import { SCHEDULES_TEXTS } from '../texts';
import { bodyOf, choiceOf, draftOf, type ScheduleDraft } from './schedule-draft';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const TIMES_SHOWN = 5;

/** The form of a new schedule, or of one that is changed; the next five times are shown while the line is typed. */
@Component({
  selector: 'assay-schedule-form',
  imports: [MatDialogTitle, MatDialogContent, MatDialogClose, NumberField],
  styleUrl: './schedule-form.css',
  templateUrl: './schedule-form.html',
})
export class ScheduleForm {
  protected readonly schedule = inject<Schedule | null>(MAT_DIALOG_DATA);
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  protected readonly limits = LIMITS;
  protected readonly overlaps = OVERLAP_POLICIES;
  protected readonly catchUps = CATCH_UP_POLICIES;
  protected readonly events = ALERT_EVENTS;
  protected readonly zones = [...new Set(['UTC', HERE, ...Intl.supportedValuesOf('timeZone')])];
  private readonly api = inject(SchedulesApi);
  private readonly dialog = inject<MatDialogRef<ScheduleForm, Schedule>>(MatDialogRef);
  private readonly language = inject(TextStore).language;

  protected readonly draft = signal<ScheduleDraft>(draftOf(this.schedule, HERE));
  protected readonly failure = signal<Failure | null>(null);
  protected readonly saving = signal(false);
  private readonly suiteList = latestOf(inject(SuitesApi).listResource());
  private readonly modelList = latestOf(inject(ModelsApi).listResource());
  protected readonly suites = computed(() => this.suiteList.value()?.items ?? []);
  protected readonly models = computed(() => {
    const served = (this.modelList.value()?.items ?? []).map(({ name, serverId, serverName }) => ({
      choice: choiceOf({ model: name, serverId }),
      label: this.t('modelOn', { model: name, server: serverName }),
    }));
    const known = new Set(served.map(({ choice }) => choice));
    // A model that is gone, or that was chosen without its server, stays to be seen and taken out.
    const others = this.draft()
      .models.filter((choice) => !known.has(choice))
      .map((choice) => ({ choice, label: choice.replace(/@$/, '') }));
    return [...others, ...served];
  });
  private readonly line = computed(() => CronLine.read(this.draft().cron, this.draft().timeZone, new Date()));
  protected readonly cronWords = computed(() => {
    const line = this.line();
    return typeof line === 'string' ? line : this.t('cronHint', { words: cronInWords(this.draft().cron) });
  });
  protected readonly cronBad = computed(() => typeof this.line() === 'string');
  protected readonly next = computed(() => {
    const line = this.line();
    if (typeof line === 'string') return null;
    const times = line
      .nextTimes(new Date(), TIMES_SHOWN)
      .map((time) => formatNight(time.toISOString(), this.draft().timeZone, this.language()));
    return this.t('nextTimes', { times: times.join(' · ') });
  });
  protected readonly ready = computed(
    () => this.draft().name.trim() !== '' && this.draft().models.length > 0 && !this.cronBad(),
  );

  protected set(change: Partial<ScheduleDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected toggle(choice: string, on: boolean): void {
    const models = this.draft().models.filter((one) => one !== choice);
    this.set({ models: on ? [...models, choice] : models });
  }

  protected tell(event: AlertEvent, on: boolean): void {
    const chosen = this.draft().alertEvents;
    this.set({ alertEvents: ALERT_EVENTS.filter((one) => (one === event ? on : chosen.includes(one))) });
  }

  /** What the API says about one field. */
  protected errorOf(path: string): string | null {
    return this.failure()?.errors.find((error) => error.path === path)?.message ?? null;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.saving() || !this.ready()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const body = bodyOf(this.draft());
      this.dialog.close(await (this.schedule === null ? this.api.add(body) : this.api.change(this.schedule.id, body)));
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.saving.set(false);
    }
  }
}
