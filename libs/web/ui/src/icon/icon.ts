import { Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** A decorative symbol in the colour of the text around it; the words beside it (or an aria-label) carry the meaning. */
@Component({
  selector: 'assay-icon',
  host: { class: 'ic', 'aria-hidden': 'true' },
  template: `<svg [attr.width]="size()" [attr.height]="size()" viewBox="0 -960 960 960">
    <path [attr.d]="outline()" />
  </svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Edge in CSS pixels. */
  readonly size = input(18);
  protected readonly outline = computed(() => ICONS[this.name()]);
}
