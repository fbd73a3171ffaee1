import { Component, computed, inject, input } from '@angular/core';
import type { SpeedProbe } from '@assay/contracts';
import { FailureState, Icon, injectTexts, SpeedPipe } from '@assay/web/ui';
import { SERVERS_TEXTS } from '../texts';
import { ServerProbes } from './server-probes';

/** Speed probes of a server: how far each is, what it found, or why it does not count. */
@Component({
  selector: 'assay-probe-list',
  imports: [FailureState, Icon, SpeedPipe],
  styleUrl: './probe-list.css',
  template: `
    @if (probes.of(serverId()).failure; as failure) {
      <assay-failure [failure]="failure" [retry]="false" />
    }
    @if (shown().length > 0) {
      <section [attr.aria-label]="t('probes')">
        <ul aria-live="polite">
          @for (probe of shown(); track probe.id) {
            <li>
              <span class="name">{{ probe.model }}</span>
              @if (probe.finishedAt === null) {
                <progress [value]="probe.done" [max]="probe.total || 1" [attr.aria-label]="probe.model"></progress>
                <span class="mut">{{ progress(probe) }}</span>
              } @else if (probe.figures?.tokensPerSecond; as speed) {
                <span>{{ speed.median | speed }}</span>
                <span class="mut">{{
                  t('probeRange', { low: whole(speed.lowest), high: whole(speed.highest), n: speed.n })
                }}</span>
              } @else {
                <span>{{ state(probe) }}</span>
                <span class="mut">{{ probe.reason }}</span>
              }
            </li>
          }
        </ul>
        @if (probes.isOpen(serverId())) {
          <button class="btn btn-text" type="button" (click)="probes.stop(serverId())">{{ t('probeStop') }}</button>
        } @else {
          <button
            class="ibtn"
            type="button"
            [attr.aria-label]="t('probeClose')"
            [title]="t('probeClose')"
            (click)="probes.close(serverId())"
          >
            <assay-icon name="close" />
          </button>
        }
      </section>
    }
  `,
})
export class ProbeList {
  readonly serverId = input.required<string>();
  protected readonly probes = inject(ServerProbes);
  protected readonly t = injectTexts(SERVERS_TEXTS);
  protected readonly shown = computed(() => this.probes.of(this.serverId()).probes);

  protected progress({ state, done, total }: SpeedProbe): string {
    if (state === 'queued') return this.t('probeQueued');
    return total === 0 ? this.t('probeLoading') : this.t('probeRunning', { done, total });
  }
  protected state({ state }: SpeedProbe): string {
    return state === 'queued' || state === 'running' ? '' : this.t(`probe_${state}`);
  }
  protected whole(value: number): string {
    return value.toFixed(value < 100 ? 1 : 0);
  }
}
