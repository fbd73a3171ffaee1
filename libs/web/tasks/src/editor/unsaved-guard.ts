import { inject, Injectable } from '@angular/core';
import { Confirm, injectTexts } from '@assay/web/ui';
import { UNSAVED_TEXTS } from '../unsaved-texts';

/** A page on which something may be lost. */
export interface MayHoldChanges {
  hasChanges(): boolean;
}

/** Asks before a page with unsaved changes is left. */
@Injectable({ providedIn: 'root' })
export class UnsavedGuard {
  private readonly confirm = inject(Confirm);
  private readonly t = injectTexts(UNSAVED_TEXTS);

  mayLeave(page: MayHoldChanges): boolean | Promise<boolean> {
    if (!page.hasChanges()) return true;
    return this.confirm.ask({
      title: this.t('leaveTitle'),
      text: this.t('leaveText'),
      action: this.t('leave'),
      keep: this.t('stay'),
      danger: true,
    });
  }
}
