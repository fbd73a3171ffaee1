import { Component, model } from '@angular/core';
import { DIFFICULTIES } from '@assay/contracts';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** Difficulties as an address holds them. */
export const LEVELS = DIFFICULTIES.map((level) => `${level}` as const);
export type Level = (typeof LEVELS)[number];

/** Which difficulties a list of tasks shows. */
@Component({
  selector: 'assay-level-filter',
  host: { class: 'seg', role: 'group', '[attr.aria-label]': "t('difficulty')" },
  template: `
    @for (level of levels; track level) {
      <button type="button" [title]="t('level', { level })" [attr.aria-pressed]="shown(level)" (click)="toggle(level)">
        {{ t('levelShort', { level }) }}
      </button>
    }
  `,
  styles: `
    button {
      padding: 0 10px;
    }
    @media (max-width: 599px) {
      :host,
      button {
        flex: 1;
      }
    }
  `,
})
export class LevelFilter {
  /** None chosen = every level is shown. */
  readonly chosen = model.required<readonly Level[]>();
  protected readonly levels = LEVELS;
  protected readonly t = injectTexts(UI_TEXTS);

  protected shown(level: Level): boolean {
    return this.chosen().length === 0 || this.chosen().includes(level);
  }

  protected toggle(level: Level): void {
    const next = LEVELS.filter((other) => this.shown(other) !== (other === level));
    this.chosen.set(next.length === LEVELS.length ? [] : next);
  }
}
