import { inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** `New run · Assay` in the tab; the same words stand in the top bar. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly tab = inject(Title);
  private readonly shown = signal('');
  readonly title = this.shown.asReadonly();

  override updateTitle(state: RouterStateSnapshot): void {
    const title = this.buildTitle(state) ?? '';
    this.shown.set(title);
    this.tab.setTitle(title ? `${title} · Assay` : 'Assay');
  }
}
