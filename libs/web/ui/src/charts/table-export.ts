import { Component, computed, DOCUMENT, inject, input, output, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { toFailure } from '@assay/web/data';
import { Icon } from '../icon/icon';
import { injectTexts } from '../text/texts';
import { fileName, saveFile } from './save';
import { twinCsv, twinHtml, twinJson, twinJsonLines, twinMarkdown, type TwinTable } from './table-twin';
import { CHART_TEXTS } from './texts';

const SAID_FOR_MS = 2_000;

/** Forms of the file, with the words of the menu. */
const FORMS = [
  { ending: 'csv', words: 'asCsv', type: 'text/csv;charset=utf-8' },
  { ending: 'jsonl', words: 'asJsonLines', type: 'application/jsonl' },
  { ending: 'json', words: 'asJson', type: 'application/json' },
  { ending: 'md', words: 'saveMarkdown', type: 'text/markdown;charset=utf-8' },
  { ending: 'html', words: 'asHtml', type: 'text/html;charset=utf-8' },
] as const;
type Ending = (typeof FORMS)[number]['ending'];

/** A file that the API writes itself. */
export interface ExportLink {
  readonly label: string;
  readonly href: string;
}

/** Hands a table on: as a file of any form, or as Markdown to the clipboard; a chart also as a picture. */
@Component({
  selector: 'assay-table-export',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button
      type="button"
      [class]="labelled() ? 'btn btn-outlined' : 'ibtn sm'"
      [matMenuTriggerFor]="menu"
      [disabled]="said() === 'writing'"
      [attr.aria-label]="labelled() ? null : t('save', { title: title() })"
      [title]="words() || t('save', { title: title() })"
    >
      <assay-icon [name]="said() === 'copied' ? 'check' : 'download'" />
      @if (labelled()) {
        <span>{{ said() === 'writing' ? t('exporting') : t('export') }}</span>
      }
    </button>
    <span [class.only-read]="failed() === null" class="failed" role="status">{{ words() }}</span>
    <mat-menu #menu="matMenu">
      @if (note()) {
        <span class="note mut">{{ note() }}</span>
      }
      @for (link of links(); track link.href) {
        <a mat-menu-item download [href]="link.href">{{ link.label }}</a>
      }
      @if (picture()) {
        <button type="button" mat-menu-item (click)="pictured.emit()">{{ t('asPicture') }}</button>
      }
      @for (form of forms; track form.ending) {
        <button type="button" mat-menu-item (click)="save(form.ending, form.type)">{{ t(form.words) }}</button>
      }
      <button type="button" mat-menu-item (click)="copy()">{{ t('copyMarkdown') }}</button>
    </mat-menu>
  `,
  styles: `
    .btn {
      width: 100%;
    }
    .note {
      display: block;
      padding: 6px 12px;
      font: var(--mat-sys-body-small);
    }
    .failed:not(.only-read) {
      margin-left: 8px;
      color: var(--mat-sys-error);
    }
  `,
})
export class TableExport {
  /** What is saved, or how it is read first: a list of which the page shows the beginning. */
  readonly table = input.required<TwinTable | (() => Promise<TwinTable>)>();
  /** Names the file and the button. */
  readonly title = input.required<string>();
  /** There is a picture to be saved as well. */
  readonly picture = input(false);
  /** A button with its word. */
  readonly labelled = input(false);
  /** Files of the API, offered first. */
  readonly links = input<readonly ExportLink[]>([]);
  /** What the files hold, above them. */
  readonly note = input('');
  /** The picture is wanted. */
  readonly pictured = output();

  protected readonly t = injectTexts(CHART_TEXTS);
  protected readonly forms = FORMS;
  protected readonly said = signal<'idle' | 'writing' | 'copied' | 'not_copied'>('idle');
  protected readonly failed = signal<string | null>(null);
  protected readonly words = computed(() => {
    const failed = this.failed();
    if (failed !== null) return this.t('notWritten', { title: failed });
    switch (this.said()) {
      case 'copied':
        return this.t('copied');
      case 'not_copied':
        return this.t('notCopied');
      case 'writing':
        return this.t('exporting');
      default:
        return '';
    }
  });
  private readonly document = inject(DOCUMENT);

  protected async save(ending: Ending, type: string): Promise<void> {
    const table = await this.read();
    if (table === null) return;
    const text = textOf(ending, this.title(), table);
    saveFile(this.document, fileName(this.title(), ending), new Blob([text], { type }));
  }

  protected async copy(): Promise<void> {
    const table = await this.read();
    if (table === null) return;
    const clipboard = this.document.defaultView?.navigator.clipboard;
    this.said.set(await written(clipboard, twinMarkdown(table)));
    setTimeout(() => this.said.set('idle'), SAID_FOR_MS);
  }

  private async read(): Promise<TwinTable | null> {
    const table = this.table();
    this.failed.set(null);
    if (typeof table !== 'function') return table;
    this.said.set('writing');
    try {
      return await table();
    } catch (error) {
      this.failed.set(toFailure(error).title);
      return null;
    } finally {
      this.said.set('idle');
    }
  }
}

function textOf(ending: Ending, title: string, table: TwinTable): string {
  switch (ending) {
    case 'csv':
      return twinCsv(table);
    case 'jsonl':
      return twinJsonLines(table);
    case 'json':
      return twinJson(table);
    case 'md':
      return twinMarkdown(table);
    case 'html':
      return twinHtml(title, table, new Date().toISOString());
    default:
      return ending satisfies never;
  }
}

/** Browsers refuse outside of secure contexts, without a gesture, or by permission. */
async function written(clipboard: Clipboard | undefined, text: string): Promise<'copied' | 'not_copied'> {
  if (!clipboard) return 'not_copied';
  return clipboard.writeText(text).then(
    () => 'copied' as const,
    () => 'not_copied' as const,
  );
}
