import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { PageTitle } from '../page-title';
import { FRAME_TEXTS } from '../texts';
import { AlarmChip } from './alarm-chip';
import { RunChip } from './run-chip';
import { ServerHealth } from './server-health';
import { ThemeSwitch } from './theme-switch';

/** Name, where you are, what got worse, the run that is going on, the servers, the theme. */
@Component({
  selector: 'assay-top-bar',
  imports: [AlarmChip, RouterLink, RunChip, ServerHealth, ThemeSwitch],
  styleUrl: './top-bar.css',
  template: `
    <header>
      <a class="brand" routerLink="/benchmarks" aria-label="Assay">
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
          <rect class="plate" x="1.5" y="1.5" width="21" height="21" rx="6" />
          <path class="bar" d="M6.5 12h11M9 9.2v5.6" />
          <circle class="bob" cx="14" cy="12" r="2.9" />
        </svg>
        <b>Assay</b>
      </a>
      <nav class="crumbs" [attr.aria-label]="t('where')">
        <span>{{ title() }}</span>
      </nav>
      <div class="end">
        <assay-alarm-chip />
        <assay-run-chip />
        <assay-server-health />
        <assay-theme-switch class="theme" />
      </div>
    </header>
  `,
})
export class TopBar {
  protected readonly t = injectTexts(FRAME_TEXTS);
  protected readonly title = inject(PageTitle).title;
}
