import { Component, computed, inject, input } from '@angular/core';
import { EXTRACT_RULES, SCORE_AXES, NATURAL_RULES, SCORER_TYPES, type ScorerType } from '@assay/contracts';
import { Icon, injectTaskWords, injectTexts, NumberField, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { ChecklistFields } from './checklist-fields';
import { DraftStore } from './draft-store';
import { JsonField } from './json-field';
import { LinesField } from './lines-field';
import type { Path } from './raw-draft';
import { asType, SCORER_FIELDS, type ScorerField } from './scorer-fields';

/** One scorer of the criteria as a form. */
@Component({
  selector: 'assay-scorer-card',
  imports: [ChecklistFields, Icon, JsonField, LinesField, NumberField, TextField],
  styleUrl: './scorer-card.css',
  templateUrl: './scorer-card.html',
})
export class ScorerCard {
  /** Place in the criteria, from 0. */
  readonly no = input.required<number>();
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly words = injectTaskWords();
  protected readonly types = SCORER_TYPES;
  protected readonly rules = EXTRACT_RULES;
  protected readonly axes = SCORE_AXES;
  protected readonly modes = ['all', 'any', 'none'] as const;
  protected readonly languages = ['python', 'javascript'] as const;
  protected readonly path = computed<Path>(() => ['evaluationCriteria', 'scorers', this.no()]);
  protected readonly type = computed<ScorerType | null>(() => {
    const type = this.store.value(...this.path(), 'type');
    return SCORER_TYPES.find((known) => known === type) ?? null;
  });
  protected readonly fields = computed(() => {
    const type = this.type();
    return type === null ? [] : SCORER_FIELDS[type];
  });
  /** What is wrong with the scorer as a whole. */
  protected readonly fault = computed(
    () => this.store.errorOf(...this.path()) ?? this.store.errorOf(...this.path(), 'type'),
  );
  /** The rules that the type tries by itself. */
  protected readonly usual = computed(() => {
    const type = this.type();
    if (type === null) return '';
    const [first = 'whole', second] = NATURAL_RULES[type];
    const words = this.words.extract(first);
    const both =
      second === undefined ? words : this.t('elseRule', { first: words, second: this.words.extract(second) });
    return this.t('extractUsual', { rules: both });
  });
  protected readonly special = computed(() =>
    ['gate', 'axis', 'passThreshold'].some((name) => this.store.value(...this.path(), name) !== undefined),
  );

  protected at(name: string): Path {
    return [...this.path(), name];
  }
  protected error(name: string): string | null {
    return this.store.errorsWithin(...this.at(name))[0] ?? null;
  }
  protected change(type: string): void {
    const known = SCORER_TYPES.find((one) => one === type);
    if (known !== undefined) this.store.set(this.path(), asType(this.store.value(...this.path()), known));
  }
  protected choose(name: string, value: string): void {
    this.store.setText(this.at(name), value);
  }
  /** An unticked box leaves the field out. */
  protected tick(name: string, on: boolean): void {
    this.store.set(this.at(name), on ? true : undefined);
  }
  protected number(name: string, value: number | null): void {
    this.store.set(this.at(name), value ?? undefined);
  }
  protected hint(field: ScorerField): string {
    return field.hint === undefined ? '' : this.t(field.hint);
  }
  protected rows(field: ScorerField): number {
    return field.kind === 'code' ? 8 : 1;
  }
  protected remove(): void {
    this.store.removeItem(['evaluationCriteria', 'scorers'], this.no());
  }
}
