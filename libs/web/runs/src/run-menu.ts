import { Component, computed, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { RunCommand, RunSummary } from '@assay/contracts';
import { EXPORT_FORMATS, exportLink } from '@assay/web/data';
import { Icon, injectTexts } from '@assay/web/ui';
import { commandsOf, comparisonQuery } from './run-figures';
import { RUNS_TEXTS } from './texts';

/** What can be done with one run. */
@Component({
  selector: 'assay-run-menu',
  imports: [MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, Icon],
  template: `
    <button
      class="ibtn sm"
      type="button"
      [attr.aria-label]="t('actions', { run: run().name })"
      [title]="t('actions', { run: run().name })"
      [matMenuTriggerFor]="menu"
    >
      <assay-icon name="more" [size]="20" />
    </button>
    <mat-menu #menu="matMenu">
      @for (command of commands(); track command) {
        <button mat-menu-item type="button" (click)="commanded.emit(command)">{{ t(command) }}</button>
      }
      @if (comparison(); as query) {
        <a mat-menu-item routerLink="/benchmarks/comparison" [queryParams]="query">{{ t('compare') }}</a>
      }
      @for (format of formats; track format) {
        <a mat-menu-item [href]="link(format)" download>{{ t('export', { format: format.toUpperCase() }) }}</a>
      }
    </mat-menu>
  `,
})
export class RunMenu {
  readonly run = input.required<RunSummary>();
  readonly commanded = output<RunCommand>();
  protected readonly t = injectTexts(RUNS_TEXTS);
  protected readonly formats = EXPORT_FORMATS;
  protected readonly commands = computed(() => commandsOf(this.run()));
  protected readonly comparison = computed(() => comparisonQuery([this.run()]));

  protected link(format: (typeof EXPORT_FORMATS)[number]): string {
    return exportLink(this.run().id, format);
  }
}
