import { Component, input } from '@angular/core';
import type { Model } from '@assay/contracts';
import { BytesPipe, ContextPipe, injectTexts, SpeedPipe, Time } from '@assay/web/ui';
import { SERVERS_TEXTS } from '../texts';
import { gpuShare, shortDigest, spokenCapabilities } from './model-figures';

/** What a server holds: identity, size, abilities, and how fast it was. */
@Component({
  selector: 'assay-model-table',
  imports: [BytesPipe, ContextPipe, SpeedPipe, Time],
  styleUrl: './model-table.css',
  template: `
    <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="t('modelsOf', { server: server() })">
      <table class="tbl stk">
        <thead>
          <tr>
            <th scope="col">{{ t('model') }}</th>
            <th scope="col">{{ t('parameters') }}</th>
            <th scope="col">{{ t('quantization') }}</th>
            <th scope="col" class="num">{{ t('disk') }}</th>
            <th scope="col" class="num">{{ t('context') }}</th>
            <th scope="col">{{ t('can') }}</th>
            <th scope="col" class="num">{{ t('speed') }}</th>
            <th scope="col">{{ t('memory') }}</th>
            <th scope="col">{{ t('digest') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (model of models(); track model.name) {
            <tr>
              <td>
                <span class="name">{{ model.name }}</span>
                @if (model.remote) {
                  <span class="fl" [title]="t('cloudHint')">{{ t('cloud') }}</span>
                }
                @if (model.changedAt) {
                  <span class="fl">{{ t('changed') }} <assay-time [at]="model.changedAt" /></span>
                }
              </td>
              <td class="phone-end">{{ model.parameterSize ?? '–' }}</td>
              <td class="hide">{{ model.quantization ?? '–' }}</td>
              <td class="num left">{{ model.remote ? '–' : (model.sizeBytes | bytes) }}</td>
              <td class="num">
                {{ model.contextLength | context }} <span class="narrow">{{ t('contextWord') }}</span>
              </td>
              <td class="hide">
                @for (word of capabilities(model); track word) {
                  <span class="tag">{{ word }}</span>
                }
              </td>
              <td class="num left" [class.hide]="!model.speed">{{ model.speed?.tokensPerSecond | speed }}</td>
              <td class="hide nw">{{ memory(model) }}</td>
              <td class="hide mono" [title]="model.digest ?? ''">{{ digest(model) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ModelTable {
  readonly models = input.required<readonly Model[]>();
  readonly server = input.required<string>();
  protected readonly t = injectTexts(SERVERS_TEXTS);
  protected readonly capabilities = spokenCapabilities;
  protected readonly digest = shortDigest;

  protected memory(model: Model): string {
    const share = gpuShare(model);
    return share === null ? this.t('notLoaded') : this.t('onGpu', { percent: Math.round(share * 100) });
  }
}
