import { Component, computed, inject, input } from '@angular/core';
import type { Model } from '@assay/contracts';
import {
  BytesPipe,
  ContextPipe,
  DurationPipe,
  Icon,
  injectTexts,
  ModelMark,
  OutcomeMark,
  SpeedPipe,
} from '@assay/web/ui';
import { ModelStore } from '../state/model-store';
import { PlanStore } from '../state/plan-store';
import { SELECTION_TEXTS } from '../texts';
import { canChat, modelName } from './model-choice';
import { modelTags } from './model-tags';

/** One model on one server: what it is, how fast it was, and what speaks against it. */
@Component({
  selector: 'assay-model-row',
  imports: [ModelMark, OutcomeMark, Icon, SpeedPipe, BytesPipe, ContextPipe, DurationPipe],
  styleUrl: './model-row.css',
  template: `
    <input
      #box
      class="cb"
      type="checkbox"
      [id]="id()"
      [checked]="store.isChosen(model())"
      [disabled]="!able()"
      (change)="store.choose(model(), box.checked)"
    />
    <label [attr.for]="id()">
      <span class="first">
        @if (store.slot(model()); as slot) {
          <assay-model-mark [slot]="slot" />
        } @else if (store.slot(model()) === 0) {
          <assay-model-mark [slot]="0" />
        }
        <span class="name">{{ model().name }}</span>
        @for (tag of tags(); track tag.key) {
          <span class="tag"><assay-icon [name]="tag.icon" [size]="14" />{{ t(tag.key) }}</span>
        }
        @if (changed(); as date) {
          <span class="fl">{{ t('digestChanged', { date }) }}</span>
        }
      </span>
      <span class="second">
        @if (model().parameterSize) {
          <span>{{ model().parameterSize }}</span>
        }
        @if (model().quantization) {
          <span>{{ model().quantization }}</span>
        }
        @if (model().remote) {
          <span>{{ t('outside') }}</span>
        } @else if (model().sizeBytes !== null) {
          <span>{{ model().sizeBytes | bytes }}</span>
        }
        @if (model().contextLength !== null) {
          <span>{{ t('modelSize', { context: model().contextLength | context }) }}</span>
        }
        @if (!able()) {
          <span>{{ t('cannotChat') }}</span>
        }
      </span>
      @for (problem of problems(); track problem.code) {
        <span class="second against"><assay-outcome-mark outcome="flagged" [size]="13" />{{ problem.message }}</span>
      }
    </label>
    <span class="speed">
      @if (model().speed; as speed) {
        <b>{{ speed.tokensPerSecond | speed }}</b>
        {{ t('anAnswer', { time: (speed.secondsPerAnswer * 1000 | duration) }) }}
      } @else {
        <b>–</b>{{ t(model().remote ? 'notCompared' : 'noSpeed') }}
      }
    </span>
  `,
})
export class ModelRow {
  readonly model = input.required<Model>();
  protected readonly store = inject(ModelStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  private readonly plans = inject(PlanStore);
  protected readonly id = computed(() => `model-${modelName(this.model())}`);
  protected readonly able = computed(() => canChat(this.model()));
  protected readonly tags = computed(() => modelTags(this.model(), this.store.judge()));
  protected readonly problems = computed(() =>
    this.store.isChosen(this.model())
      ? this.plans.problems().filter((problem) => problem.model === this.model().name)
      : [],
  );
  protected readonly changed = computed(() => {
    const at = this.model().changedAt;
    return at === null ? null : new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }).format(new Date(at));
  });
}
