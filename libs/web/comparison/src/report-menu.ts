import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Comparison } from '@assay/contracts';
import { fileName, Icon, injectTexts, saveFile } from '@assay/web/ui';
import { comparisonReport, type ReportForm } from './comparison-report';
import { COMPARISON_TEXTS } from './comparison-texts';

const SAID_FOR_MS = 2_000;

/** Hands the comparison on as it stands: Markdown to the clipboard, or a file that opens offline. */
@Component({
  selector: 'assay-report-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" class="btn btn-outlined" [matMenuTriggerFor]="menu">
      <assay-icon [name]="said() === 'copied' ? 'check' : 'download'" [size]="18" /><span>{{
        said() === 'idle' ? t('exportReport') : t(said() === 'copied' ? 'reportCopied' : 'reportNotCopied')
      }}</span>
    </button>
    <span class="only-read" role="status">{{
      said() === 'idle' ? '' : t(said() === 'copied' ? 'reportCopied' : 'reportNotCopied')
    }}</span>
    <mat-menu #menu="matMenu">
      <button type="button" mat-menu-item (click)="copy()">{{ t('copyMarkdown') }}</button>
      <button type="button" mat-menu-item (click)="save('md')">{{ t('saveMarkdown') }}</button>
      <button type="button" mat-menu-item (click)="save('html')">{{ t('saveHtml') }}</button>
      <button type="button" mat-menu-item (click)="save('csv')">{{ t('saveCsv') }}</button>
      <button type="button" mat-menu-item (click)="save('json')">{{ t('saveJson') }}</button>
    </mat-menu>
  `,
})
export class ReportMenu {
  readonly comparison = input.required<Comparison>();
  /** What the page says of it: where answers and scores come from, and how far the judges can be trusted. */
  readonly notes = input.required<readonly string[]>();
  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly said = signal<'idle' | 'copied' | 'failed'>('idle');
  private readonly document = inject(DOCUMENT);

  protected async copy(): Promise<void> {
    const report = await comparisonReport(this.comparison(), this.title(), 'md', this.notes());
    const clipboard = this.document.defaultView?.navigator.clipboard;
    this.said.set(await copied(clipboard, await report.text()));
    setTimeout(() => this.said.set('idle'), SAID_FOR_MS);
  }

  protected async save(form: ReportForm): Promise<void> {
    const report = await comparisonReport(this.comparison(), this.title(), form, this.notes());
    saveFile(this.document, fileName(this.title(), form), report);
  }

  private title(): string {
    return this.t('reportTitle', {
      names: this.comparison()
        .models.map(({ name }) => name)
        .join(', '),
    });
  }
}

/** Browsers refuse outside of secure contexts, without a gesture, or by permission. */
async function copied(clipboard: Clipboard | undefined, text: string): Promise<'copied' | 'failed'> {
  if (!clipboard) return 'failed';
  return clipboard.writeText(text).then(
    () => 'copied' as const,
    () => 'failed' as const,
  );
}
