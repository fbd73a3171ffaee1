import { Component, computed, input } from '@angular/core';
import { NATURAL_RULES, type EvaluationCriteria, type ScorerSpec } from '@assay/contracts';
import { Icon, injectTaskWords, injectTexts, ModelText } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';
import { passWords, scorerNotes, scorerWords } from './criteria-words';

/** How answers are scored, in words. */
@Component({
  selector: 'assay-criteria-panel',
  imports: [Icon, ModelText],
  styleUrl: './criteria-panel.css',
  template: `
    @if (text(); as requirement) {
      <p>{{ t('plainText') }}</p>
      <blockquote>{{ requirement }}</blockquote>
      <p class="mut">{{ t('needsJudge') }}</p>
    } @else {
      <p>{{ pass() }}</p>
      <ul>
        @for (scorer of scorers(); track $index) {
          <li>
            <div class="name">
              <b>{{ words.scorer(scorer.type) }}</b>
              @for (note of notes(scorer); track note) {
                <span class="tag">{{ note }}</span>
              }
            </div>
            @for (sentence of sentences(scorer); track $index) {
              <p>{{ sentence }}</p>
            }
            @if (scorer.type === 'judge') {
              <ol>
                @for (item of scorer.checklist; track item.id) {
                  <li>
                    {{ item.requirement }}
                    <span class="mut"
                      >{{ t('points', { n: item.points ?? 1 }) }}{{ item.must ? ', ' + t('must') : '' }}</span
                    >
                  </li>
                }
              </ol>
              <p class="mut">{{ t('needsJudge') }}</p>
            } @else {
              <p class="mut">{{ t('takenFrom', { rules: rules(scorer) }) }}</p>
            }
            @if (program(scorer); as source) {
              <details>
                <summary class="link"><assay-icon name="code" [size]="16" /> {{ t('shownWhole') }}</summary>
                <div class="panel"><assay-model-text [text]="source" [folded]="true" /></div>
              </details>
            }
          </li>
        }
      </ul>
    }
  `,
})
export class CriteriaPanel {
  readonly criteria = input.required<string | EvaluationCriteria>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly words = injectTaskWords();
  protected readonly text = computed(() => {
    const criteria = this.criteria();
    return typeof criteria === 'string' ? criteria : null;
  });
  private readonly whole = computed<EvaluationCriteria>(() => {
    const criteria = this.criteria();
    return typeof criteria === 'string' ? { scorers: [] } : criteria;
  });
  protected readonly scorers = computed(() => this.whole().scorers);
  protected readonly pass = computed(() => passWords(this.whole(), this.t));

  protected sentences(scorer: ScorerSpec): readonly string[] {
    return scorerWords(scorer, this.t);
  }
  protected notes(scorer: ScorerSpec): readonly string[] {
    return scorerNotes(scorer, this.scorers().length === 1, this.t);
  }
  protected rules(scorer: ScorerSpec): string {
    const [first = 'whole', second] = scorer.extract === undefined ? NATURAL_RULES[scorer.type] : [scorer.extract];
    const words = this.words.extract(first);
    return second === undefined ? words : this.t('elseRule', { first: words, second: this.words.extract(second) });
  }

  /** What a program-like scorer runs or compares with, as it is stored. */
  protected program(scorer: ScorerSpec): string | null {
    switch (scorer.type) {
      case 'json_schema':
        return JSON.stringify(scorer.schema, null, 2);
      case 'instructions':
        return JSON.stringify(scorer.instructions, null, 2);
      case 'code_tests':
        return scorer.test ?? JSON.stringify(scorer.cases, null, 2);
      case 'checker':
        return scorer.program ?? (scorer.params === undefined ? null : JSON.stringify(scorer.params, null, 2));
      default:
        return null;
    }
  }
}
