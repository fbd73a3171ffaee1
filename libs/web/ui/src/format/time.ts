import { Component, computed, inject, input } from '@angular/core';
import { TextStore } from '../text/texts';
import { MinuteClock } from './minute-clock';
import { formatMoment, formatWhen } from './relative-time';

/** A moment: relative below a day, the zone in its title; it moves on by itself. */
@Component({
  selector: 'assay-time',
  template: `<time class="nw" [attr.datetime]="at()" [title]="moment()">{{ when() }}</time>`,
})
export class Time {
  /** ISO 8601, or null where it has not happened. */
  readonly at = input.required<string | null>();
  private readonly clock = inject(MinuteClock);
  private readonly language = inject(TextStore).language;
  protected readonly when = computed(() => formatWhen(this.at(), this.clock.now(), this.language()));
  protected readonly moment = computed(() => {
    const at = this.at();
    return at === null ? '' : formatMoment(at, this.language());
  });
}
