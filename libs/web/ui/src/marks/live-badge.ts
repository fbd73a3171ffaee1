import { Component, computed, input } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { formatDuration } from '../format/duration';

export type LiveState = 'live' | 'connecting' | 'reconnecting' | 'ended';

/** `Live`, or since when nothing new came. Nothing is shown once there is nothing left to come. */
@Component({
  selector: 'assay-live-badge',
  styleUrl: './live-badge.css',
  template: `
    @if (state() !== 'ended') {
      <span class="live" [class.bad]="state() !== 'live'" role="status"><i></i>{{ words() }}</span>
    }
  `,
})
export class LiveBadge {
  readonly state = input.required<LiveState>();
  /** Milliseconds since the last news; only said while the connection is lost. */
  readonly silentMs = input<number | null>(null);
  private readonly t = injectTexts(UI_TEXTS);
  protected readonly words = computed(() => {
    const silent = this.silentMs();
    if (this.state() === 'live') return this.t('live');
    if (this.state() === 'connecting') return this.t('connecting');
    return silent === null ? this.t('reconnecting') : this.t('reconnectingSince', { time: formatDuration(silent) });
  });
}
