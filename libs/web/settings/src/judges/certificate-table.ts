import { Component, computed, inject, input } from '@angular/core';
import type { JudgeCertificate } from '@assay/contracts';
import { formatNumber, formatPercent, injectTexts, TextStore } from '@assay/web/ui';
import { JUDGE_TEXTS } from '../judge-texts';

/** The figures of a certificate with their intervals. */
@Component({
  selector: 'assay-certificate-table',
  template: `
    <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="t('figures')">
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{{ t('figure') }}</th>
            <th scope="col" class="num">{{ t('value') }}</th>
            <th scope="col" class="num">{{ t('interval') }}</th>
            <th scope="col" class="num n">{{ t('measuredOn') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.name) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              <td class="num">{{ row.value }}</td>
              <td class="num">{{ row.range }}</td>
              <td class="num n">{{ row.n }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    tbody th {
      background: none;
      color: inherit;
      font: inherit;
      text-align: left;
      white-space: normal;
    }
    @media (max-width: 599px) {
      .n {
        display: none;
      }
    }
  `,
})
export class CertificateTable {
  readonly certificate = input.required<JudgeCertificate>();
  protected readonly t = injectTexts(JUDGE_TEXTS);
  private readonly language = inject(TextStore).language;

  protected readonly rows = computed(() => {
    const { agreement, kappa, sensitivity, specificity, ceiling } = this.certificate();
    const share = (value: number | null) => formatPercent(value, 0, this.language());
    const plain = (value: number | null) => formatNumber(value, 2, this.language());
    return [
      this.row('specificity', specificity, share),
      this.row('sensitivity', sensitivity, share),
      this.row('agreement', agreement, share),
      this.row('kappa', kappa, plain),
      ...(kappa.bootstrap === null ? [] : [this.row('bootstrap', { ...kappa, ...kappa.bootstrap }, plain)]),
      { ...this.row('ceiling', ceiling, plain), n: this.t('pairs', { n: ceiling.n }) },
    ];
  });

  private row(
    key: 'agreement' | 'kappa' | 'bootstrap' | 'sensitivity' | 'specificity' | 'ceiling',
    { value, low, high, n }: JudgeCertificate['agreement'],
    write: (value: number | null) => string,
  ) {
    const range = low === null || high === null ? write(null) : this.t('range', { low: write(low), high: write(high) });
    return { name: this.t(key), value: write(value), range, n: this.t('labels', { n }) };
  }
}
