import { Component, computed, input, output } from '@angular/core';
import type { ServerTest } from '@assay/contracts';
import { Icon, injectTexts, OutcomeMark } from '@assay/web/ui';
import { SERVERS_TEXTS } from '../texts';

/** The steps of a connection test in words; the first that fails is the last. */
@Component({
  selector: 'assay-test-result',
  imports: [OutcomeMark, Icon],
  styleUrl: './test-result.css',
  template: `
    <div class="result" role="status">
      <div class="line">
        <b>{{ summary() }}</b>
        <button class="ibtn sm" type="button" [attr.aria-label]="t('closeTest')" (click)="closed.emit()">
          <assay-icon name="close" />
        </button>
      </div>
      <ol>
        @for (step of test().steps; track step.name) {
          <li>
            <assay-outcome-mark [outcome]="step.ok ? 'passed' : 'failed'" [size]="16" />
            <span>{{ t(stepKeys[step.name]) }}</span>
            <span class="mut">{{ step.detail }}</span>
          </li>
        }
      </ol>
    </div>
  `,
})
export class TestResult {
  readonly test = input.required<ServerTest>();
  readonly closed = output();
  protected readonly t = injectTexts(SERVERS_TEXTS);
  protected readonly stepKeys = {
    address: 'step_address',
    connect: 'step_connect',
    version: 'step_version',
    models: 'step_models',
  } as const;
  protected readonly summary = computed(() => {
    const { ok, version, models } = this.test();
    return ok
      ? this.t('testGood', { version: version ?? '–', models: this.t('models', { n: models ?? 0 }) })
      : this.t('testBad');
  });
}
