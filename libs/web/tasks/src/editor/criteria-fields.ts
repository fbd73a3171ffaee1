import { Component, computed, inject } from '@angular/core';
import { Icon, injectTexts, NumberField, Segmented, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';
import { ScorerCard } from './scorer-card';

type Way = 'scorers' | 'text';
const CRITERIA = ['evaluationCriteria'] as const;

/** The criteria of a task: one requirement for a judge, or scorers. */
@Component({
  selector: 'assay-criteria-fields',
  imports: [Icon, NumberField, ScorerCard, Segmented, TextField],
  styleUrl: './fields.css',
  template: `
    <section class="panel" aria-labelledby="criteria-head">
      <div class="bar">
        <h2 id="criteria-head">{{ t('criteria') }}</h2>
        <span class="sp"></span>
        <assay-segmented
          [small]="true"
          [label]="t('how')"
          [options]="ways()"
          [value]="way()"
          (valueChange)="go($event)"
        />
      </div>
      @if (way() === 'text') {
        <div class="fields">
          <assay-text-field
            [label]="t('requirement')"
            [hint]="t('requirementHint')"
            [rows]="3"
            [required]="true"
            [error]="store.errorOf('evaluationCriteria')"
            [value]="store.text('evaluationCriteria')"
            (valueChange)="store.set(criteria, $event)"
            (left)="store.touch(criteria)"
          />
        </div>
      } @else {
        @for (scorer of scorers(); track $index) {
          <assay-scorer-card [no]="$index" />
        }
        @if (fault(); as words) {
          <p class="fault" role="alert">{{ words }}</p>
        }
        <div class="fields under">
          <button class="btn btn-outlined" type="button" (click)="add()">
            <assay-icon name="add" /><span>{{ t('addScorer') }}</span>
          </button>
          @if (scorers().length > 1 || threshold() !== null) {
            <assay-number-field
              [label]="t('passFrom')"
              [hint]="t('passFromHint')"
              [min]="0"
              [max]="1"
              [value]="threshold()"
              (valueChange)="store.set(['evaluationCriteria', 'passThreshold'], $event ?? undefined)"
            />
          }
        </div>
      }
    </section>
  `,
})
export class CriteriaFields {
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly criteria = CRITERIA;
  protected readonly way = computed<Way>(() =>
    typeof this.store.value('evaluationCriteria') === 'string' ? 'text' : 'scorers',
  );
  protected readonly ways = computed(() => [
    { value: 'scorers' as const, label: this.t('byScorers') },
    { value: 'text' as const, label: this.t('byText') },
  ]);
  protected readonly scorers = computed(() => this.store.list('evaluationCriteria', 'scorers'));
  protected readonly threshold = computed(() => this.store.number('evaluationCriteria', 'passThreshold'));
  protected readonly fault = computed(
    () => this.store.errorOf('evaluationCriteria') ?? this.store.errorOf('evaluationCriteria', 'scorers'),
  );
  /** What the other way held, so that looking at it loses nothing. */
  private left: unknown;

  protected go(way: Way | null): void {
    if (way === null || way === this.way()) return;
    const other = this.left ?? (way === 'text' ? '' : { scorers: [{ type: 'number' }] });
    this.left = this.store.value('evaluationCriteria');
    this.store.set(CRITERIA, other);
  }
  protected add(): void {
    this.store.add(['evaluationCriteria', 'scorers'], { type: 'exact' });
  }
}
