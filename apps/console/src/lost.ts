import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { FRAME_TEXTS } from './texts';

/** An address without a page. */
@Component({
  selector: 'assay-lost',
  imports: [RouterLink],
  template: `
    <div class="ph">
      <div class="ph-t">
        <h1>{{ t('lost') }}</h1>
        <p>{{ t('lostText') }}</p>
      </div>
    </div>
    <a class="btn btn-filled" routerLink="/benchmarks">{{ t('toStart') }}</a>
  `,
})
export class Lost {
  protected readonly t = injectTexts(FRAME_TEXTS);
}
