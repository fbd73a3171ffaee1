import { Component, computed, inject } from '@angular/core';
import { injectListView } from '@assay/web/data';
import { EmptyState, FailureState, injectTexts, ListBar, listTable, SkeletonRows } from '@assay/web/ui';
import { JUDGE_TEXTS } from '../judge-texts';
import { SETTINGS_TEXTS } from '../settings-texts';
import { JudgeCard } from './judge-card';
import { JUDGE_COLUMNS, JUDGE_ORDERS } from './judge-columns';
import { JudgeList } from './judge-list';

/** The judges one below the other: searched, in an order, taken along as a file. */
@Component({
  selector: 'assay-judge-panel',
  imports: [JudgeCard, ListBar, EmptyState, FailureState, SkeletonRows],
  template: `
    @if (list.known()) {
      @if (view.total()) {
        <assay-list-bar [view]="view" [title]="s('judges')" [table]="table()">
          <select
            #order
            class="field pick"
            [attr.aria-label]="t('order')"
            [title]="t('order')"
            (change)="view.sort.set(order.value)"
          >
            @for (way of orders; track way.value) {
              <option [value]="way.value" [selected]="view.sort() === way.value">{{ way.label }}</option>
            }
          </select>
        </assay-list-bar>
      }
      @for (judge of view.shown(); track judge.id) {
        <assay-judge-card [judge]="judge" />
      } @empty {
        @if (view.total()) {
          <p class="none mut">{{ t('noneFound') }}</p>
        } @else {
          <assay-empty [title]="s('noJudges')" [text]="s('noJudgesText')" />
        }
      }
    } @else if (list.failure(); as problem) {
      <assay-failure [failure]="problem" (again)="list.reload()" />
    } @else {
      <assay-skeleton [rows]="3" />
    }
  `,
  styles: `
    .pick {
      width: auto;
    }
    .none {
      padding: 12px 16px;
    }
  `,
})
export class JudgePanel {
  protected readonly list = inject(JudgeList);
  protected readonly t = injectTexts(JUDGE_TEXTS);
  protected readonly s = injectTexts(SETTINGS_TEXTS);
  protected readonly orders = JUDGE_ORDERS.map((value) => ({ value, label: this.t(`by_${value}`) }));
  protected readonly view = injectListView(this.list.judges, JUDGE_COLUMNS, { sort: '-used' });
  protected readonly table = computed(() =>
    listTable(this.view.shown(), JUDGE_COLUMNS, (name) => this.t(`col_${name}`)),
  );
}
