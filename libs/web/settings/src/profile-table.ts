import { Component, input } from '@angular/core';
import type { Profile } from '@assay/contracts';
import { injectTexts, SharePipe } from '@assay/web/ui';
import { SETTINGS_TEXTS } from './settings-texts';

/** The named composites and their weights. */
@Component({
  selector: 'assay-profile-table',
  imports: [SharePipe],
  template: `
    <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="t('profiles')">
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{{ t('profile') }}</th>
            <th scope="col">{{ t('method') }}</th>
            <th scope="col" class="num">{{ t('accuracy') }}</th>
            <th scope="col" class="num">{{ t('relevance') }}</th>
            <th scope="col" class="num">{{ t('speed') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (profile of profiles(); track profile.id) {
            <tr>
              <td>{{ profile.name }}</td>
              <td>{{ t(profile.method) }}</td>
              <td class="num">{{ profile.weights.accuracy | share }}</td>
              <td class="num">{{ profile.weights.relevance | share }}</td>
              <td class="num">{{ profile.weights.speed | share }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ProfileTable {
  readonly profiles = input.required<readonly Profile[]>();
  protected readonly t = injectTexts(SETTINGS_TEXTS);
}
