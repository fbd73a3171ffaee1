import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon, injectTexts } from '@assay/web/ui';
import { FRAME_TEXTS } from '../texts';

/** The way to the pages: a rail at the side, a bar at the bottom of a phone, which has room for five: the others stand behind "More". */
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
      <a class="wide" routerLink="/tasks" routerLinkActive="on" ariaCurrentWhenActive="page" #tasks="routerLinkActive">
        <span><assay-icon name="checklist" [size]="22" /></span>{{ t('tasks') }}
      </a>
      <a
        class="wide"
        routerLink="/servers"
        routerLinkActive="on"
        ariaCurrentWhenActive="page"
        #servers="routerLinkActive"
      >
        <span><assay-icon name="dns" [size]="22" /></span>{{ t('servers') }}
      </a>
      <a routerLink="/schedules" routerLinkActive="on" ariaCurrentWhenActive="page">
        <span><assay-icon name="schedule" [size]="22" /></span>{{ t('schedules') }}
      </a>
      <a
        class="wide"
        routerLink="/settings"
        routerLinkActive="on"
        ariaCurrentWhenActive="page"
        #settings="routerLinkActive"
      >
        <span><assay-icon name="settings" [size]="22" /></span>{{ t('settings') }}
      </a>
      <button
        class="phone"
        type="button"
        popovertarget="assay-more"
        [class.on]="tasks.isActive || servers.isActive || settings.isActive"
      >
        <span><assay-icon name="more" [size]="22" /></span>{{ t('more') }}
      </button>
      <div #more id="assay-more" popover class="more">
        <a routerLink="/tasks" routerLinkActive="on" ariaCurrentWhenActive="page" (click)="more.hidePopover()">
          <assay-icon name="checklist" [size]="22" />{{ t('tasks') }}
        </a>
        <a routerLink="/servers" routerLinkActive="on" ariaCurrentWhenActive="page" (click)="more.hidePopover()">
          <assay-icon name="dns" [size]="22" />{{ t('servers') }}
        </a>
        <a routerLink="/settings" routerLinkActive="on" ariaCurrentWhenActive="page" (click)="more.hidePopover()">
          <assay-icon name="settings" [size]="22" />{{ t('settings') }}
        </a>
      </div>
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
