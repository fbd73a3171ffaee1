import { Component, input } from '@angular/core';

export const MARKED_OUTCOMES = [
  'passed',
  'failed',
  'missing',
  'unscored',
  'judging',
  'running',
  'waiting',
  'flagged',
] as const;
/** What became of an answer, as far as a mark can say it. */
export type MarkedOutcome = (typeof MARKED_OUTCOMES)[number];

/** The silhouette of an outcome: disc, square, dashed ring, half disc, open ring, triangle. The word stands beside it. */
@Component({
  selector: 'assay-outcome-mark',
  host: { class: 'gl', 'aria-hidden': 'true' },
  styleUrl: './outcome-mark.css',
  template: `
    <svg [attr.width]="size()" [attr.height]="size()" viewBox="0 0 16 16" [attr.class]="outcome()">
      @switch (outcome()) {
        @case ('passed') {
          <circle class="fill" cx="8" cy="8" r="7" />
          <path class="cut" d="M4.8 8.3l2.2 2.2 4.2-4.6" />
        }
        @case ('failed') {
          <rect class="fill" x="1.5" y="1.5" width="13" height="13" rx="3" />
          <path class="cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
        }
        @case ('flagged') {
          <path class="fill" d="M8 1.6l6.6 11.8a.7.7 0 0 1-.6 1H2a.7.7 0 0 1-.6-1z" />
          <path class="cut" d="M8 6v3.6" />
          <circle class="spot" cx="8" cy="12" r=".95" />
        }
        @case ('missing') {
          <circle class="ring dashed" cx="8" cy="8" r="6.2" />
          <path class="ring" d="M5.6 8h4.8" />
        }
        @case ('running') {
          <circle class="track" cx="8" cy="8" r="6" />
          <path class="arc" d="M8 2a6 6 0 1 1-5.2 3" />
        }
        @case ('waiting') {
          <circle class="thin" cx="8" cy="8" r="6" />
        }
        @default {
          <circle class="ring" cx="8" cy="8" r="6.2" />
          <path class="fill" d="M8 3.2a4.8 4.8 0 0 1 0 9.6z" />
        }
      }
    </svg>
  `,
})
export class OutcomeMark {
  readonly outcome = input.required<MarkedOutcome>();
  /** Edge in CSS pixels. */
  readonly size = input(14);
}
