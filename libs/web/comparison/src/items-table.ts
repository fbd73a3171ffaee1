import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ITEM_KINDS, type Comparison, type ItemFinding, type ItemKind } from '@assay/contracts';
import { choiceParam, injectUrlState } from '@assay/web/data';
import { formatNumber, formatPercent, injectTexts, TextStore } from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { itemsFinding } from './items-finding';
import { scopeTitle } from './words';

/** Rows that are shown before "show all". */
const FIRST = 12;

/** What the tasks say about themselves: those that tell these models nothing, those to look at, and those whose tries disagree. */
@Component({
  selector: 'assay-items-table',
  imports: [RouterLink],
  styleUrl: './items-table.css',
  template: `
    <section [attr.aria-label]="t('items')">
      <div class="sh">
        <h2>{{ heading() }}</h2>
        @if (items().length > 0) {
          <p>{{ t('itemsMeasure') }}</p>
        }
      </div>
      @if (items().length > 0) {
        <div class="fchips scroll" role="group" [attr.aria-label]="t('items')">
          @for (chip of chips(); track chip.kind) {
            <button
              type="button"
              class="fc"
              [attr.aria-pressed]="url.items() === chip.kind"
              [title]="chip.meaning"
              (click)="url.items.set(chip.kind)"
            >
              {{ chip.label }} <b>{{ chip.count }}</b>
            </button>
          }
        </div>
        <div class="panel scroll-x" tabindex="0" role="region" [attr.aria-label]="t('items')">
          <table class="tbl stk">
            <thead>
              <tr>
                <th scope="col">{{ t('task') }}</th>
                <th scope="col">{{ t('taskType') }}</th>
                <th scope="col">{{ t('itemSays') }}</th>
                <th scope="col" class="num">{{ t('meanScore') }}</th>
                <th scope="col" class="num" [title]="t('separationMeans')">{{ t('separation') }}</th>
                <th scope="col" class="num" [title]="t('discriminationMeans')">{{ t('discrimination') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (item of shown(); track item.taskId) {
                <tr>
                  <td class="full">
                    <a class="link" [routerLink]="['/tasks', item.taskId]">{{ item.title }}</a>
                  </td>
                  <td class="mut">{{ type(item) }}</td>
                  <td class="says">
                    @for (kind of item.kinds; track kind) {
                      <span class="tag" [class.look]="kind === 'suspicious'" [title]="meaning(kind)">{{
                        name(kind)
                      }}</span>
                    }
                  </td>
                  <td class="num" [attr.data-label]="t('meanScore')">{{ percent(item.difficulty) }}</td>
                  <td class="num hide">{{ figure(item.separation) }}</td>
                  <td class="num hide">{{ figure(item.discrimination) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (chosen().length > shown().length) {
          <button type="button" class="link more" (click)="url.allItems.set('yes')">
            {{ t('showAllItems', { n: chosen().length }) }}
          </button>
        }
      }
    </section>
  `,
})
export class ItemsTable {
  readonly comparison = input.required<Comparison>();
  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly url = injectUrlState({
    items: choiceParam(['any', ...ITEM_KINDS], 'any'),
    allItems: choiceParam(['no', 'yes'], 'no'),
  });
  private readonly language = inject(TextStore).language;
  protected readonly items = computed(() => this.comparison().items ?? []);
  protected readonly chips = computed(() => [
    { kind: 'any' as const, label: this.t('item_any'), meaning: '', count: this.items().length },
    ...ITEM_KINDS.map((kind) => ({
      kind,
      label: this.t(`item_${kind}`),
      meaning: this.t(`means_${kind}`),
      count: this.of(kind).length,
    })),
  ]);
  protected readonly chosen = computed(() => {
    const kind = this.url.items();
    return kind === 'any' ? this.items() : this.of(kind);
  });
  protected readonly shown = computed(() =>
    this.url.allItems() === 'yes' ? this.chosen() : this.chosen().slice(0, FIRST),
  );
  protected readonly heading = computed(() => itemsFinding(this.comparison(), this.t));

  protected type(item: ItemFinding): string {
    return scopeTitle(item.taskType, this.t);
  }
  protected name(kind: ItemKind): string {
    return this.t(`item_${kind}`);
  }
  protected meaning(kind: ItemKind): string {
    return this.t(`means_${kind}`);
  }
  protected percent(share: number): string {
    return formatPercent(share, 0, this.language());
  }
  protected figure(value: number | null): string {
    return formatNumber(value, 2, this.language());
  }
  private of(kind: ItemKind): ItemFinding[] {
    return this.items().filter((item) => item.kinds.includes(kind));
  }
}
