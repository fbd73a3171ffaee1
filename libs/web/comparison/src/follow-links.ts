import { Directive, inject } from '@angular/core';
import { Router } from '@angular/router';

/** Follows the links of a table inside the console. A directive in each of thousands of cells would make the page slow. */
@Directive({ selector: 'table[assayFollowLinks]', host: { '(click)': 'follow($event)' } })
export class FollowLinks {
  private readonly router = inject(Router);

  /** Clicks that ask for a new tab or window stay the browser's own. */
  protected follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.router.navigateByUrl(link.pathname);
  }
}
