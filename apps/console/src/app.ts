import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { Rail } from './frame/rail';
import { TopBar } from './frame/top-bar';
import { FRAME_TEXTS } from './texts';

/** The frame around every page. */
@Component({
  selector: 'assay-root',
  imports: [RouterOutlet, TopBar, Rail],
  styleUrl: './app.css',
  template: `
    <a class="skip" href="#main" (click)="toContent($event, main)">{{ t('skip') }}</a>
    <assay-top-bar />
    <assay-rail />
    <main id="main" tabindex="-1" #main><router-outlet (activate)="arrived(main)" /></main>
  `,
})
export class App {
  protected readonly t = injectTexts(FRAME_TEXTS);
  private pages = 0;

  /** A plain link would go to the base address: move the focus instead. */
  protected toContent(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }

  /** From the second page on the focus goes along, so that keyboard and reader begin at the new page. */
  protected arrived(main: HTMLElement): void {
    if (this.pages++ > 0) main.focus({ preventScroll: true });
  }
}
