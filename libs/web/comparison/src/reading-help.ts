import { Component } from '@angular/core';
import { injectTexts, VerdictMark, type MarkedVerdict } from '@assay/web/ui';
import { READING_TEXTS } from './reading-texts';

type Row = readonly [word: keyof typeof READING_TEXTS, meaning: keyof typeof READING_TEXTS, mark: MarkedVerdict | null];

const ROWS: readonly Row[] = [
  ['better', 'betterMeans', 'better'],
  ['betterHere', 'betterHereMeans', 'better_here'],
  ['equal', 'equalMeans', 'equal'],
  ['cannotTell', 'cannotTellMeans', 'cannot_tell'],
  ['interval', 'intervalMeans', null],
  ['baseline', 'baselineMeans', null],
  ['dash', 'dashMeans', null],
];

/** The words and marks of the page, each in one sentence; folded until it is wanted. */
@Component({
  selector: 'assay-reading-help',
  imports: [VerdictMark],
  styles: `
    summary {
      width: fit-content;
      min-height: 24px;
      cursor: pointer;
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 76ch);
      gap: 6px 16px;
      margin: 8px 0 4px;
    }
    dt {
      display: flex;
      gap: 6px;
      align-items: center;
      font-weight: 550;
    }
    dd {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 599px) {
      dl {
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
      }
      dt {
        margin-top: 6px;
      }
    }
  `,
  template: `
    <details>
      <summary>{{ t('title') }}</summary>
      <dl>
        @for (row of rows; track row[0]) {
          <dt>
            @if (row[2]; as mark) {
              <assay-verdict-mark [verdict]="mark" />
            }
            {{ t(row[0]) }}
          </dt>
          <dd>{{ t(row[1]) }}</dd>
        }
      </dl>
    </details>
  `,
})
export class ReadingHelp {
  protected readonly t = injectTexts(READING_TEXTS);
  protected readonly rows = ROWS;
}
