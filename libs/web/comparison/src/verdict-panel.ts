import { Component, computed, inject, input } from '@angular/core';
import type { Comparison, ComparisonScope } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import { injectTexts, ModelName, TextStore, VerdictMark } from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { headline } from './headline';
import { listed, overallScope, partScopes, scopeTitle, scopeWords } from './words';

/** What to do, in words: one sentence on top, then model, certainty, reason and doubt for each kind of work. */
@Component({
  selector: 'assay-verdict-panel',
  imports: [ModelName, VerdictMark],
  styleUrl: './verdict-panel.css',
  template: `
    <section class="panel" [attr.aria-label]="t('verdicts')">
      <div class="head">
        <h2>{{ headline() }}</h2>
        <p>{{ basis() }}</p>
      </div>
      @for (scope of scopes(); track scope.scope) {
        <div class="row">
          <div class="type">
            {{ title(scope) }}<small>{{ t('n', { n: scope.tasks }) }}</small>
          </div>
          <div class="use" [class.none]="scope.recommendation.name === null">
            @if (scope.recommendation.name; as name) {
              <assay-model-name [name]="name" [slot]="slot(name)" />
            } @else {
              {{ t('noRecommendation') }}
            }
          </div>
          <div class="certainty st">
            @if (scope.recommendation.verdict; as verdict) {
              <assay-verdict-mark [verdict]="verdict" /><span>{{ certainty(scope) }}</span>
            }
          </div>
          <div class="reason">{{ scope.recommendation.reason }}</div>
          <div class="doubt mut">{{ scope.recommendation.doubt ?? '' }}</div>
        </div>
      }
      @if (without(); as words) {
        <p class="rest mut">{{ words }}</p>
      }
    </section>
  `,
})
export class VerdictPanel {
  readonly comparison = input.required<Comparison>();
  protected readonly t = injectTexts(COMPARISON_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly headline = computed(() => headline(this.comparison(), this.t, this.language()));
  /** Each kind of work; the whole where there is only one kind, or no kinds are told apart. */
  protected readonly scopes = computed(() => {
    const parts = partScopes(this.comparison()).filter(({ tasks }) => tasks > 0);
    const overall = overallScope(this.comparison());
    return parts.length > 0 ? parts : overall ? [overall] : [];
  });
  /** Kinds of work without a common task, in one line. */
  protected readonly without = computed(() => {
    const empty = partScopes(this.comparison()).filter(({ tasks }) => tasks === 0);
    const names = empty.map(({ scope }) => scopeWords(scope, this.t));
    const work = listed(names, this.language());
    return names.length === 0 ? '' : this.t('noCommonTask', { work: work.charAt(0).toUpperCase() + work.slice(1) });
  });
  protected readonly basis = computed(() => {
    const overall = overallScope(this.comparison());
    const coverage = (overall?.entries ?? []).map((entry) => entry.coverage);
    const scored = coverage.reduce((sum, one) => sum + one.scored, 0);
    const planned = coverage.reduce((sum, one) => sum + one.planned, 0);
    const parts = [
      this.t('commonTasks', { n: overall?.tasks ?? 0 }),
      this.t('scoredOf', { scored, planned }),
      this.comparison().family,
    ];
    return parts.join(' · ');
  });

  protected title(scope: ComparisonScope): string {
    return scopeTitle(scope.scope, this.t);
  }
  protected certainty(scope: ComparisonScope): string {
    const { verdict, tiedWith, name } = scope.recommendation;
    const word = verdict === null ? '' : this.t(`says_${verdict}`);
    return name === null || tiedWith.length === 0 ? word : this.t('tiedWith', { word, n: tiedWith.length });
  }
  protected slot(name: string): number | null {
    const model = this.comparison().models.find((one) => one.name === name);
    return model ? this.slots.slot(model.modelId) : null;
  }
}
