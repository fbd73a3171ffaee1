import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { LIMITS, type ComparedModel } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import { Icon, injectTexts, ModelName } from '@assay/web/ui';
import { isCandidate, type Candidate } from './candidates';
import { COMPARISON_TEXTS } from './comparison-texts';

/** The columns: what is compared, with which of them as the baseline, and what can be put beside them. */
@Component({
  selector: 'assay-column-bar',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, ModelName],
  styleUrl: './column-bar.css',
  template: `
    <ul class="columns" [attr.aria-label]="t('columns')">
      @for (name of models(); track name) {
        <li class="column">
          <assay-model-name [name]="name" [slot]="slot(name)" />
          <small>{{ source(name) }}</small>
          @if (name === baseline()) {
            <span class="base">{{ t('baseline') }}</span>
          } @else {
            <button
              type="button"
              class="ibtn"
              [attr.aria-label]="t('makeBaseline', { name })"
              [title]="t('makeBaseline', { name })"
              (click)="chosen.emit(name)"
            >
              <assay-icon name="flag" [size]="16" />
            </button>
          }
          <button
            type="button"
            class="ibtn"
            [attr.aria-label]="t('remove', { name })"
            [title]="t('remove', { name })"
            (click)="removed.emit(name)"
          >
            <assay-icon name="close" [size]="16" />
          </button>
        </li>
      }
      @if (models().length < most) {
        <li>
          <button type="button" class="btn btn-text" [matMenuTriggerFor]="menu">
            <assay-icon name="add" /><span>{{ models().length === 0 ? t('addFirst') : t('addColumn') }}</span>
          </button>
        </li>
      }
      @if (runIds().length > 0) {
        <li class="runs mut">
          {{ t('onlyRuns', { n: runIds().length }) }}
          <button type="button" class="link" (click)="everyRun.emit()">{{ t('allRuns') }}</button>
        </li>
      }
    </ul>
    <mat-menu #menu="matMenu">
      @for (candidate of free(); track candidate.ref) {
        <button type="button" mat-menu-item (click)="added.emit(candidate)">
          <assay-model-name [name]="candidate.model" [slot]="slots.slot(candidate.modelId)" />
          <small class="mut where">{{ candidate.server }} · {{ t('fromRuns', { n: candidate.runIds.length }) }}</small>
        </button>
      } @empty {
        <button type="button" mat-menu-item disabled>{{ t('noMoreModels') }}</button>
      }
    </mat-menu>
  `,
})
export class ColumnBar {
  readonly models = input.required<readonly string[]>();
  readonly compared = input.required<readonly ComparedModel[]>();
  readonly candidates = input.required<readonly Candidate[]>();
  readonly baseline = input.required<string>();
  readonly runIds = input.required<readonly string[]>();
  readonly added = output<Candidate>();
  readonly removed = output<string>();
  readonly chosen = output<string>();
  readonly everyRun = output();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly slots = inject(ModelSlots);
  protected readonly most = LIMITS.modelsCompared.max;
  protected readonly free = computed(() =>
    this.candidates().filter((one) => !this.models().some((name) => isCandidate(name, one))),
  );

  protected slot(name: string): number | null {
    const known = this.compared().find((one) => one.name === name)?.modelId ?? this.candidate(name)?.modelId;
    return known === undefined ? null : this.slots.slot(known);
  }
  protected source(name: string): string {
    const model = this.compared().find((one) => one.name === name);
    const candidate = this.candidate(name);
    const server = model?.server ?? candidate?.server ?? '';
    const runs = model?.runIds.length ?? candidate?.runIds.length;
    return runs === undefined ? server : [server, this.t('fromRuns', { n: runs })].join(' · ');
  }

  private candidate(name: string): Candidate | undefined {
    return this.candidates().find((one) => isCandidate(name, one));
  }
}
