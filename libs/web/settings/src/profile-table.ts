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
      <table class="tbl stk">
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
              <td class="name full">{{ profile.name }}</td>
              <td class="full mut">{{ t(profile.method) }}</td>
              @for (axis of axes; track axis) {
                <td class="num left">
                  <span class="narrow">{{ t(axis) }}</span> {{ profile.weights[axis] | share }}
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    @media (max-width: 599px) {
      .stk tr {
        grid-template-columns: repeat(3, auto);
        justify-content: start;
        gap: 2px 16px;
      }
      .name {
        font-weight: 500;
      }
    }
  `,
})
export class ProfileTable {
  readonly profiles = input.required<readonly Profile[]>();
  protected readonly t = injectTexts(SETTINGS_TEXTS);
  protected readonly axes = ['accuracy', 'relevance', 'speed'] as const;
}
