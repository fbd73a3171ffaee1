import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon, injectTexts } from '@assay/web/ui';
import { FRAME_TEXTS } from '../texts';

/** The way to the pages: a rail at the side, a bar at the bottom of a phone. */
@Component({
  selector: 'assay-rail',
  imports: [RouterLink, RouterLinkActive, Icon],
  styleUrl: './rail.css',
  template: `
    <nav [attr.aria-label]="t('main')">
      <a routerLink="/benchmarks" routerLinkActive="on" [routerLinkActiveOptions]="exact" ariaCurrentWhenActive="page">
        <span><assay-icon name="play_circle" [size]="22" /></span>{{ t('newRun') }}
      </a>
      <a routerLink="/benchmarks/runs" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span><assay-icon name="list_alt" [size]="22" /></span>{{ t('runs') }}
      </a>
      <a routerLink="/benchmarks/comparison" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span><assay-icon name="compare_arrows" [size]="22" /></span>{{ t('compare') }}
      </a>
      <a routerLink="/tasks" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span><assay-icon name="checklist" [size]="22" /></span>{{ t('tasks') }}
      </a>
      <a routerLink="/servers" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span><assay-icon name="dns" [size]="22" /></span>{{ t('servers') }}
      </a>
      <a routerLink="/schedules" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span><assay-icon name="schedule" [size]="22" /></span>{{ t('schedules') }}
      </a>
    </nav>
  `,
})
export class Rail {
  protected readonly t = injectTexts(FRAME_TEXTS);
  protected readonly exact = {
    paths: 'exact',
    queryParams: 'ignored',
    fragment: 'ignored',
    matrixParams: 'ignored',
  } as const;
}
