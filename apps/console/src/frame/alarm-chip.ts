import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTicks, latestOf, SchedulesApi } from '@assay/web/data';
import { injectTexts, OutcomeMark } from '@assay/web/ui';
import { FRAME_TEXTS } from '../texts';

const ASK_EVERY_MS = 30_000;

/** Rings on every page while a regression is open that nobody has acknowledged; one leads to its answers, several to their list. */
@Component({
  selector: 'assay-alarm-chip',
  imports: [RouterLink, OutcomeMark],
  styleUrl: './alarm-chip.css',
  template: `
    <span role="status">
      @if (alarm(); as ringing) {
        <a class="chip" [routerLink]="ringing.link" [attr.aria-label]="ringing.text" [title]="ringing.text">
          <assay-outcome-mark outcome="failed" [size]="14" />
          <span class="name">{{ ringing.text }}</span>
        </a>
      }
    </span>
  `,
})
export class AlarmChip {
  private readonly open = latestOf(inject(SchedulesApi).regressionsResource(() => ['open']));
  protected readonly t = injectTexts(FRAME_TEXTS);
  protected readonly alarm = computed(() => {
    const items = this.open.value()?.items ?? [];
    const [first] = items;
    if (first === undefined) return null;
    if (items.length > 1) return { text: this.t('alarms', { n: items.length }), link: ['/schedules'] };
    const { id, kind, model, goodRunId, badRunId } = first;
    const compared = kind === 'worse' && goodRunId !== null && badRunId !== null;
    return {
      text: this.t(kind === 'worse' ? 'alarmWorse' : 'alarmSlower', { model }),
      link: compared ? ['/schedules/regressions', id] : ['/schedules'],
    };
  });

  constructor() {
    const ticks = injectTicks(ASK_EVERY_MS);
    effect(() => {
      if (ticks() > 0) untracked(() => this.open.reload());
    });
  }
}
