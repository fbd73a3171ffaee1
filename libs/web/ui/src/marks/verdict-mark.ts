import { Component, input } from '@angular/core';
import type { Verdict } from '@assay/contracts';

/** A verdict seen from one side: what wins for one model is lost for the other. */
export type MarkedVerdict = Verdict | 'worse' | 'worse_here';

/** The verdict as the first model of a pair has it: the sign of the difference says which side won. */
export function sideOfVerdict(verdict: Verdict, difference: number | null): MarkedVerdict {
  if (difference === null || difference >= 0) return verdict;
  if (verdict === 'better') return 'worse';
  return verdict === 'better_here' ? 'worse_here' : verdict;
}

/** The glyph of a verdict: filled = on tasks like these, outlined = on these tasks only, lines = equal, question = open. */
@Component({
  selector: 'assay-verdict-mark',
  host: { class: 'gl', 'aria-hidden': 'true' },
  styleUrl: './verdict-mark.css',
  template: `
    <svg [attr.width]="size()" [attr.height]="size()" viewBox="0 0 16 16" [class]="verdict()">
      @switch (verdict()) {
        @case ('better') {
          <path class="fill" d="M8 2.2l6 9.6a.6.6 0 0 1-.5 1h-11a.6.6 0 0 1-.5-1z" />
        }
        @case ('worse') {
          <path class="fill" d="M8 13.8l-6-9.6a.6.6 0 0 1 .5-1h11a.6.6 0 0 1 .5 1z" />
        }
        @case ('better_here') {
          <path class="line" d="M8 3.4l5.2 8.6H2.8z" />
        }
        @case ('worse_here') {
          <path class="line" d="M8 12.6l-5.2-8.6h10.4z" />
        }
        @case ('equal') {
          <path class="line" d="M3 6h10M3 10h10" />
        }
        @default {
          <circle class="thin" cx="8" cy="8" r="6.3" />
          <path class="thin" d="M6.2 6.3c.2-2.2 3.7-2.1 3.6.1 0 1.3-1.7 1.4-1.8 2.7" />
          <circle class="fill" cx="8" cy="11.3" r=".9" />
        }
      }
    </svg>
  `,
})
export class VerdictMark {
  readonly verdict = input.required<MarkedVerdict>();
  /** Edge in CSS pixels. */
  readonly size = input(14);
}
