import { Component, computed, inject } from '@angular/core';
import { THEMES, ThemeSetting } from '@assay/web/data';
import { Icon, injectTexts } from '@assay/web/ui';
import { FRAME_TEXTS } from '../texts';

/** One button that goes round: as the system, light, dark. */
@Component({
  selector: 'assay-theme-switch',
  imports: [Icon],
  template: `
    <button class="ibtn" type="button" [attr.aria-label]="words()" [title]="words()" (click)="next()">
      <assay-icon [name]="icon()" [size]="20" />
    </button>
  `,
})
export class ThemeSwitch {
  private readonly setting = inject(ThemeSetting);
  private readonly t = injectTexts(FRAME_TEXTS);
  protected readonly icon = computed(
    () => (({ system: 'contrast', light: 'light_mode', dark: 'dark_mode' }) as const)[this.setting.theme()],
  );
  protected readonly words = computed(() => {
    const names = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;
    return this.t(names[this.setting.theme()]);
  });

  protected next(): void {
    const place = THEMES.indexOf(this.setting.theme());
    this.setting.choose(THEMES[(place + 1) % THEMES.length] ?? 'system');
  }
}
