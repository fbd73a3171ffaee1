import { Component, computed, input, output } from '@angular/core';
import { RESULT_FLAGS, type ResultFlag, type Run } from '@assay/contracts';
import { Icon, injectTexts } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';

/** The flags of a run's answers: how many carry each, what it means, and the way to those answers. */
@Component({
  selector: 'assay-run-flags',
  imports: [Icon],
  styleUrl: './run-flags.css',
  template: `
    @if (counted().length > 0) {
      <section class="panel" [attr.aria-label]="t('flagsHead')">
        <h2 class="meta"><assay-icon name="flag" [size]="16" /> {{ t('flagsHead') }}</h2>
        <ul>
          @for (one of counted(); track one.flag) {
            <li>
              <span class="fl">{{ t(one.word) }}</span>
              <span class="says">{{ t(one.sentence) }}</span>
              <button
                type="button"
                class="link"
                [attr.aria-pressed]="chosen() === one.flag"
                (click)="choose.emit(chosen() === one.flag ? null : one.flag)"
              >
                {{ chosen() === one.flag ? t('flagShowAll') : t('flagShow', { n: one.count }) }}
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
})
export class RunFlags {
  readonly flags = input.required<Run['flags']>();
  readonly chosen = input<ResultFlag | null>(null);
  readonly choose = output<ResultFlag | null>();
  protected readonly t = injectTexts(RESULT_TEXTS);
  protected readonly counted = computed(() =>
    RESULT_FLAGS.flatMap((flag) => {
      const count = this.flags()[flag] ?? 0;
      return count === 0 ? [] : [{ flag, count, word: `flag_${flag}`, sentence: `flagSays_${flag}` } as const];
    }),
  );
}
