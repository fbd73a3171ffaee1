import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTicks, latestOf, RunsApi } from '@assay/web/data';
import { formatDuration, injectTexts, OutcomeMark } from '@assay/web/ui';
import { FRAME_TEXTS } from '../texts';

const ASK_EVERY_MS = 5_000;

/** The run that is going on, with its progress and the time left; a link to it. */
@Component({
  selector: 'assay-run-chip',
  imports: [RouterLink, OutcomeMark],
  styleUrl: './run-chip.css',
  template: `
    @if (run(); as going) {
      <a class="chip" [routerLink]="['/benchmarks/results', going.id]">
        <assay-outcome-mark outcome="running" [size]="14" />
        <span class="name">{{ going.name }}</span>
        <span class="track"><i [style.width.%]="percent()"></i></span>
        <span>{{ t('percent', { percent: percent() }) }}</span>
        @if (left(); as time) {
          <span class="left">{{ t('left', { time }) }}</span>
        }
      </a>
    }
  `,
})
export class RunChip {
  private readonly runs = latestOf(inject(RunsApi).listResource(() => ({ status: ['running'], limit: 20 })));
  protected readonly t = injectTexts(FRAME_TEXTS);
  protected readonly run = computed(() => this.runs.value()?.items[0]);
  protected readonly percent = computed(() => Math.floor((this.run()?.progress ?? 0) * 100));
  protected readonly left = computed(() => {
    const ms = this.run()?.eta?.expectedMs;
    return ms === null || ms === undefined ? null : formatDuration(ms);
  });

  constructor() {
    const ticks = injectTicks(ASK_EVERY_MS);
    effect(() => {
      if (ticks() > 0) untracked(() => this.runs.reload());
    });
  }
}
