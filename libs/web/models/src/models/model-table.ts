import { Component, computed, input, model, output, signal } from '@angular/core';
import type { JsonProbe, Model } from '@assay/contracts';
import {
  ariaSort,
  BytesPipe,
  ContextPipe,
  formatDuration,
  Icon,
  injectTexts,
  type Sort,
  SortButton,
  SpeedPipe,
  Time,
} from '@assay/web/ui';
import { SERVERS_TEXTS } from '../texts';
import { gpuShare, shortDigest, spokenCapabilities } from './model-figures';

/** Rows at first; the others come by a press, or by the search. */
const SHOWN = 60;

/** What a server holds: identity, size, abilities, and how fast it was. */
@Component({
  selector: 'assay-model-table',
  imports: [BytesPipe, ContextPipe, Icon, SortButton, SpeedPipe, Time],
  styleUrl: './model-table.css',
  template: `
    <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="t('modelsOf', { server: server() })">
      <table class="tbl stk">
        <thead>
          <tr>
            <th scope="col" [attr.aria-sort]="ariaSort(sort(), 'model')">
              <assay-sort-button column="model" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('model')
              }}</assay-sort-button>
            </th>
            <th scope="col" [attr.aria-sort]="ariaSort(sort(), 'parameters')">
              <assay-sort-button column="parameters" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('parameters')
              }}</assay-sort-button>
            </th>
            <th scope="col" [attr.aria-sort]="ariaSort(sort(), 'quantization')">
              <assay-sort-button column="quantization" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('quantization')
              }}</assay-sort-button>
            </th>
            <th scope="col" class="num" [attr.aria-sort]="ariaSort(sort(), 'disk')">
              <assay-sort-button column="disk" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('disk')
              }}</assay-sort-button>
            </th>
            <th scope="col" class="num" [attr.aria-sort]="ariaSort(sort(), 'context')">
              <assay-sort-button column="context" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('context')
              }}</assay-sort-button>
            </th>
            <th scope="col">{{ t('can') }}</th>
            <th scope="col" class="num" [attr.aria-sort]="ariaSort(sort(), 'speed')">
              <assay-sort-button column="speed" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('speed')
              }}</assay-sort-button>
            </th>
            <th scope="col" [attr.aria-sort]="ariaSort(sort(), 'memory')">
              <assay-sort-button column="memory" [sort]="sort()" (sorted)="sort.set($event)">{{
                t('memory')
              }}</assay-sort-button>
            </th>
            <th scope="col">{{ t('digest') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (model of shown(); track model.name) {
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
              <td class="num left speed" [class.hide]="!model.speed && !model.lastProbe">
                @if (model.lastProbe; as probe) {
                  <span [title]="about(probe)">{{
                    probe.valid ? (probe.tokensPerSecond | speed) : t('notValid')
                  }}</span>
                  @if (range(probe); as text) {
                    <span class="mut">({{ text }})</span>
                  }
                  <span class="mut">{{ t('measured') }} <assay-time [at]="probe.at" /></span>
                } @else {
                  {{ model.speed?.tokensPerSecond | speed }}
                }
                @if (!model.remote) {
                  <button
                    class="ibtn"
                    type="button"
                    [attr.aria-label]="t('measureOne', { model: model.name })"
                    [title]="t('measureOne', { model: model.name })"
                    [disabled]="!canMeasure()"
                    (click)="measured.emit(model.name)"
                  >
                    <assay-icon name="speed" [size]="18" />
                  </button>
                }
              </td>
              <td class="hide nw">{{ memory(model) }}</td>
              <td class="hide mono" [title]="model.digest ?? ''">{{ digest(model) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (models().length - shown().length; as n) {
      <button class="link more" type="button" (click)="whole.set(true)">{{ t('moreModels', { n }) }}</button>
    }
  `,
})
export class ModelTable {
  readonly models = input.required<readonly Model[]>();
  readonly server = input.required<string>();
  readonly canMeasure = input(false);
  /** A column of `MODEL_COLUMNS`, with a minus where it falls. */
  readonly sort = model<Sort>('');
  /** The tag whose speed somebody wants to know. */
  readonly measured = output<string>();
  protected readonly t = injectTexts(SERVERS_TEXTS);
  protected readonly whole = signal(false);
  protected readonly shown = computed(() => (this.whole() ? this.models() : this.models().slice(0, SHOWN)));
  protected readonly ariaSort = ariaSort;
  protected readonly capabilities = spokenCapabilities;
  protected readonly digest = shortDigest;

  /** The figures of a probe in one sentence, or why they do not count. */
  protected about(probe: JsonProbe): string {
    if (!probe.valid) return probe.reason ?? '';
    const number = (value: number | undefined | null): string =>
      value === undefined || value === null ? this.t('probeUnknown') : value.toFixed(value < 100 ? 1 : 0);
    return this.t('probeMore', {
      low: number(probe.tokensPerSecondRange?.[0]),
      high: number(probe.tokensPerSecondRange?.[1]),
      prefill: number(probe.promptTokensPerSecond),
      first: probe.firstTokenMs === null ? this.t('probeUnknown') : formatDuration(probe.firstTokenMs),
      load: probe.coldLoadMs === null ? this.t('probeInMemory') : formatDuration(probe.coldLoadMs),
    });
  }

  /** Slowest and fastest run, "41.0–43.2"; empty where nobody knows. */
  protected range({ tokensPerSecondRange }: JsonProbe): string {
    return tokensPerSecondRange === null
      ? ''
      : tokensPerSecondRange.map((value) => value.toFixed(value < 100 ? 1 : 0)).join('–');
  }

  protected memory(model: Model): string {
    const share = gpuShare(model);
    return share === null ? this.t('notLoaded') : this.t('onGpu', { percent: Math.round(share * 100) });
  }
}
