import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ITEM_KINDS, type Comparison, type ItemFinding, type ItemKind } from '@assay/contracts';
import { choiceParam, injectUrlState, textParam } from '@assay/web/data';
import {
  ariaSort,
  FilterEmpty,
  formatNumber,
  formatPercent,
  injectTexts,
  SortButton,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { itemsFinding } from './items-finding';
import { chosenItems, sortedItems } from './items-list';
import { scopeTitle } from './words';

/** Rows that are shown before "show all". */
const FIRST = 12;

/** What the tasks say about themselves: those that tell these models nothing, those to look at, and those whose tries disagree. */
@Component({
  selector: 'assay-items-table',
  imports: [FilterEmpty, RouterLink, SortButton, TableExport],
  styleUrl: './items-table.css',
  templateUrl: './items-table.html',
})
export class ItemsTable {
  readonly comparison = input.required<Comparison>();
  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly url = injectUrlState({
    items: choiceParam(['any', ...ITEM_KINDS], 'any'),
    allItems: choiceParam(['no', 'yes'], 'no'),
    itemType: textParam(),
    itemSearch: textParam(),
    itemSort: textParam(),
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
  protected readonly ariaSort = ariaSort;
  protected readonly columns = computed(() => [
    { sort: 'title', label: this.t('task'), numeric: false, meaning: '' },
    { sort: 'type', label: this.t('taskType'), numeric: false, meaning: '' },
    { sort: 'says', label: this.t('itemSays'), numeric: false, meaning: '' },
    { sort: 'difficulty', label: this.t('meanScore'), numeric: true, meaning: '' },
    { sort: 'separation', label: this.t('separation'), numeric: true, meaning: this.t('separationMeans') },
    { sort: 'discrimination', label: this.t('discrimination'), numeric: true, meaning: this.t('discriminationMeans') },
  ]);
  protected readonly types = computed(() =>
    [...new Set(this.items().map(({ taskType }) => taskType))].map((value) => ({
      value,
      label: scopeTitle(value, this.t),
    })),
  );
  protected readonly chosen = computed(() => {
    const { items, itemType, itemSearch, itemSort } = this.url;
    const filter = { kind: items(), type: itemType(), search: itemSearch() };
    return sortedItems(chosenItems(this.items(), filter), itemSort());
  });
  protected readonly twin = computed<TwinTable>(() => ({
    columns: [
      ...(['task', 'taskKey', 'taskType', 'category', 'itemSays'] as const).map((key) => ({ label: this.t(key) })),
      ...(['meanScore', 'separation', 'discrimination'] as const).map((key) => ({ label: this.t(key), numeric: true })),
    ],
    rows: this.chosen().map((item) => [
      ...[item.title, item.key, this.type(item), item.category],
      item.kinds.map((kind) => this.name(kind)).join(', '),
      { text: this.percent(item.difficulty), value: item.difficulty },
      { text: this.figure(item.separation), value: item.separation },
      { text: this.figure(item.discrimination), value: item.discrimination },
    ]),
  }));
  protected readonly shown = computed(() =>
    this.url.allItems() === 'yes' ? this.chosen() : this.chosen().slice(0, FIRST),
  );
  protected readonly heading = computed(() => itemsFinding(this.comparison(), this.t));

  protected search(event: Event): void {
    this.url.itemSearch.set((event.target as HTMLInputElement).value);
  }
  protected chooseType(event: Event): void {
    this.url.itemType.set((event.target as HTMLSelectElement).value);
  }
  protected clear(): void {
    this.url.items.set('any');
    this.url.itemType.set('');
    this.url.itemSearch.set('');
  }
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
