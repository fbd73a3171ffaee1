import { Component, computed, inject } from '@angular/core';
import { LIMITS } from '@assay/contracts';
import { formatNumber, injectTexts, NumberField } from '@assay/web/ui';
import { canChat, modelName } from '../models/model-choice';
import { ModelStore, NO_JUDGE } from '../state/model-store';
import { PlanStore } from '../state/plan-store';
import { SelectionUrl, THINK_CHOICES, type ThinkChoice } from '../state/selection-url';
import { SELECTION_TEXTS } from '../texts';

/** How it is asked: epochs, judge, sampling and limits, the same for all models. */
@Component({
  selector: 'assay-options-panel',
  imports: [NumberField],
  styleUrl: './options-panel.css',
  templateUrl: './options-panel.html',
})
export class OptionsPanel {
  protected readonly url = inject(SelectionUrl).params;
  protected readonly plans = inject(PlanStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  private readonly models = inject(ModelStore);
  protected readonly limits = LIMITS;
  protected readonly noJudge = NO_JUDGE;
  protected readonly thinkChoices = THINK_CHOICES.map((value) => ({ value, label: this.t(`think_${value}`) }));
  protected readonly judges = computed(() => this.models.models().filter(canChat).map(modelName));
  protected readonly defaultJudge = computed(() => {
    const judge = this.models.defaultJudge();
    return judge === null ? this.t('noDefaultJudge') : this.t('defaultJudge', { judge: modelName(judge) });
  });
  protected readonly usualContext = formatNumber(LIMITS.numCtx.default);
  protected readonly usualLimit = formatNumber(LIMITS.timeLimitMs.default / 1_000);
  protected readonly temperatureHint = computed(() =>
    this.url.temperature() === 0 && this.plans.epochs() > 1 ? this.t('repeatsCountOnce') : '',
  );

  protected step(by: 1 | -1): void {
    const epochs = Math.min(LIMITS.epochs.max, Math.max(1, this.plans.epochs() + by));
    this.url.epochs.set(epochs === LIMITS.epochs.default ? null : epochs);
  }

  protected think(value: string): void {
    this.url.think.set(THINK_CHOICES.find((choice): choice is ThinkChoice => choice === value) ?? 'as_served');
  }

  protected reset(): void {
    for (const name of ['epochs', 'temperature', 'seed', 'numCtx', 'numPredict', 'limit'] as const)
      this.url[name].set(null);
    this.url.judge.set('');
    this.url.think.set('as_served');
    this.url.probe.set('no');
  }
}
