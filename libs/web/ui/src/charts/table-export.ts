import { Component, DOCUMENT, inject, input, output, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '../icon/icon';
import { injectTexts } from '../text/texts';
import { fileName, saveFile } from './save';
import { twinCsv, twinJson, twinMarkdown, type TwinTable } from './table-twin';
import { CHART_TEXTS } from './texts';

const SAID_FOR_MS = 2_000;

/** Hands a table on: as CSV, as JSON, or as Markdown to the clipboard; a chart also as a picture. */
@Component({
  selector: 'assay-table-export',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button
      type="button"
      class="ibtn sm"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="t('save', { title: title() })"
      [title]="said() === 'failed' ? t('notCopied') : t('save', { title: title() })"
    >
      <assay-icon [name]="said() === 'copied' ? 'check' : 'download'" />
    </button>
    <span class="only-read" role="status">{{
      said() === 'idle' ? '' : t(said() === 'copied' ? 'copied' : 'notCopied')
    }}</span>
    <mat-menu #menu="matMenu">
      @if (picture()) {
        <button type="button" mat-menu-item (click)="pictured.emit()">{{ t('asPicture') }}</button>
      }
      <button type="button" mat-menu-item (click)="csv()">{{ t('asCsv') }}</button>
      <button type="button" mat-menu-item (click)="json()">{{ t('asJson') }}</button>
      <button type="button" mat-menu-item (click)="copy()">{{ t('copyMarkdown') }}</button>
    </mat-menu>
  `,
})
export class TableExport {
  readonly table = input.required<TwinTable>();
  /** What is saved: names the file and the button. */
  readonly title = input.required<string>();
  /** There is a picture to be saved as well. */
  readonly picture = input(false);
  /** The picture is wanted. */
  readonly pictured = output();

  protected readonly t = injectTexts(CHART_TEXTS);
  protected readonly said = signal<'idle' | 'copied' | 'failed'>('idle');
  private readonly document = inject(DOCUMENT);

  protected csv(): void {
    this.save('csv', twinCsv(this.table()), 'text/csv;charset=utf-8');
  }
  protected json(): void {
    this.save('json', twinJson(this.table()), 'application/json');
  }
  protected async copy(): Promise<void> {
    const clipboard = this.document.defaultView?.navigator.clipboard;
    this.said.set(await written(clipboard, twinMarkdown(this.table())));
    setTimeout(() => this.said.set('idle'), SAID_FOR_MS);
  }

  private save(ending: string, text: string, type: string): void {
    saveFile(this.document, fileName(this.title(), ending), new Blob([text], { type }));
  }
}

/** Browsers refuse outside of secure contexts, without a gesture, or by permission. */
async function written(clipboard: Clipboard | undefined, text: string): Promise<'copied' | 'failed'> {
  if (!clipboard) return 'failed';
  return clipboard.writeText(text).then(
    () => 'copied' as const,
    () => 'failed' as const,
  );
}
