import { Component, computed, inject, input, linkedSignal, output, signal, viewChildren } from '@angular/core';
import { LIMITS, type Settings } from '@assay/contracts';
import { type Failure, SettingsApi, toFailure } from '@assay/web/data';
import { FailureState, injectTexts, NumberField } from '@assay/web/ui';
import { SETTINGS_TEXTS } from './settings-texts';

const MS = 1_000;

/** Limits of servers and answers. */
@Component({
  selector: 'assay-limits-form',
  imports: [NumberField, FailureState],
  styleUrl: './limits-form.css',
  template: `
    <form (submit)="save($event)">
      <assay-number-field [label]="t('serverWait')" [min]="1" [max]="1440" [whole]="true" [(value)]="wait" />
      <assay-number-field [label]="t('timeLimit')" [min]="least" [max]="most" [whole]="true" [(value)]="seconds" />
      <div class="acts">
        <button class="btn btn-filled" type="submit" [disabled]="!ready()">{{ t('save') }}</button>
        <span class="mut" role="status">{{ saved() ? t('saved') : '' }}</span>
      </div>
    </form>
    @if (failure(); as problem) {
      <assay-failure [failure]="problem" [retry]="false" />
    }
  `,
})
export class LimitsForm {
  readonly limits = input.required<Settings['limits']>();
  readonly changed = output();
  protected readonly t = injectTexts(SETTINGS_TEXTS);
  protected readonly least = LIMITS.timeLimitMs.min / MS;
  protected readonly most = LIMITS.timeLimitMs.max / MS;
  protected readonly wait = linkedSignal<number | null>(() => this.limits().serverWaitMinutes);
  protected readonly seconds = linkedSignal<number | null>(() => this.limits().timeLimitMs / MS);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly saved = signal(false);
  private readonly fields = viewChildren(NumberField);
  protected readonly ready = computed(
    () => this.wait() !== null && this.seconds() !== null && this.fields().every((field) => field.valid()),
  );
  private readonly api = inject(SettingsApi);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [serverWaitMinutes, seconds] = [this.wait(), this.seconds()];
    if (serverWaitMinutes === null || seconds === null) return;
    this.failure.set(null);
    this.saved.set(false);
    try {
      await this.api.change({ limits: { serverWaitMinutes, timeLimitMs: seconds * MS } });
      this.saved.set(true);
    } catch (error) {
      this.failure.set(toFailure(error));
    }
    this.changed.emit();
  }
}
