import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
/** `system` follows the operating system. */
export type Theme = (typeof THEMES)[number];

const KEY = 'assay.theme';

/** The theme that the person chose on this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeSetting {
  private readonly document = inject(DOCUMENT);
  private readonly storage = this.document.defaultView?.localStorage;
  private readonly chosen = signal<Theme>(parseTheme(this.storage?.getItem(KEY)));
  readonly theme = this.chosen.asReadonly();

  choose(theme: Theme): void {
    this.chosen.set(theme);
    if (theme === 'system') {
      this.storage?.removeItem(KEY);
      delete this.document.documentElement.dataset['theme'];
    } else {
      this.storage?.setItem(KEY, theme);
      this.document.documentElement.dataset['theme'] = theme;
    }
  }
}

/** Anything but a known name is `system`. */
export function parseTheme(stored: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === stored) ?? 'system';
}
