import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { injectTexts, Segmented } from '@assay/web/ui';
import { ModelPanel } from './models/model-panel';
import { NobodyAnswers } from './models/nobody-answers';
import { OptionsPanel } from './options/options-panel';
import { type Preset, PRESETS, presetOf, presetPlan } from './options/presets';
import { ChecksPanel } from './plan/checks-panel';
import { RunBar } from './plan/run-bar';
import { ModelStore } from './state/model-store';
import { PlanStore } from './state/plan-store';
import { SelectionUrl } from './state/selection-url';
import { TaskStore } from './state/task-store';
import { TaskPanel } from './tasks/task-panel';
import { SELECTION_TEXTS } from './texts';

/** New run: what to ask, whom, how, and what it will take. */
@Component({
  selector: 'assay-selection-page',
  imports: [Segmented, TaskPanel, ModelPanel, NobodyAnswers, OptionsPanel, ChecksPanel, RunBar],
  providers: [SelectionUrl, TaskStore, ModelStore, PlanStore],
  host: { '(document:keydown)': 'runByKey($event)' },
  styleUrl: './selection-page.css',
  template: `
    <div class="ph">
      <div class="ph-t">
        <h1>{{ t('title') }}</h1>
        <p>{{ t('intro') }}</p>
      </div>
      @if (tasks.base().length) {
        <div class="ph-a">
          <assay-segmented
            [label]="t('preset')"
            [full]="true"
            [options]="presets()"
            [value]="preset()"
            (valueChange)="applyPreset($event)"
          />
        </div>
      }
    </div>
    @if (nobody()) {
      <assay-nobody-answers />
    }
    <div class="pick">
      <assay-task-panel />
      <div class="stack">
        <assay-model-panel />
        <assay-options-panel />
        <assay-checks-panel />
      </div>
    </div>
    <span class="fill"></span>
    <assay-run-bar (started)="start()" />
  `,
})
export class SelectionPage {
  protected readonly t = injectTexts(SELECTION_TEXTS);
  protected readonly tasks = inject(TaskStore);
  private readonly models = inject(ModelStore);
  private readonly plans = inject(PlanStore);
  private readonly router = inject(Router);

  protected readonly nobody = computed(
    () =>
      this.models.known() &&
      this.models.servers().every((server) => server.status === 'offline' || server.status === 'refused'),
  );
  protected readonly preset = computed(() => presetOf(this.tasks.chosen(), this.plans.epochs(), this.tasks.base()));
  protected readonly presets = computed(() =>
    PRESETS.map((value) => {
      const { keys, epochs } = presetPlan(value, this.tasks.base());
      return { value, label: this.t(value), note: this.t('presetSize', { tasks: keys.length, epochs }) };
    }),
  );

  protected applyPreset(preset: Preset | null): void {
    if (preset !== null) this.tasks.applyPreset(preset);
  }

  protected async start(): Promise<void> {
    const runId = await this.plans.start();
    if (runId !== null) await this.router.navigate(['/benchmarks/results', runId]);
  }

  protected runByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role=dialog]')) return;
    event.preventDefault();
    void this.start();
  }
}
