import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import type { Server } from '@assay/contracts';
import {
  Confirm,
  CopyButton,
  FailureState,
  formatDuration,
  Icon,
  injectTexts,
  MinuteClock,
  Notice,
  serverDot,
  SkeletonRows,
  Time,
} from '@assay/web/ui';
import { ModelList } from '../models/model-list';
import { ModelTable } from '../models/model-table';
import { ProbeList } from '../probes/probe-list';
import { ServerProbes } from '../probes/server-probes';
import { SERVERS_TEXTS } from '../texts';
import { ServerActions } from './server-actions';
import { TestResult } from './test-result';

/** One server: how it is, what can be done with it, and the models that it holds. */
@Component({
  selector: 'assay-server-panel',
  imports: [Icon, Notice, FailureState, TestResult, ModelTable, ProbeList, SkeletonRows, CopyButton, Time],
  styleUrl: './server-panel.css',
  templateUrl: './server-panel.html',
})
export class ServerPanel {
  readonly server = input.required<Server>();
  readonly edited = output();
  protected readonly actions = inject(ServerActions);
  protected readonly list = inject(ModelList);
  protected readonly probes = inject(ServerProbes);
  protected readonly t = injectTexts(SERVERS_TEXTS);
  private readonly confirm = inject(Confirm);
  private readonly clock = inject(MinuteClock);
  protected readonly sort = this.list.view.sort;
  private looked = '';
  protected readonly pull = 'ollama pull qwen3:4b';

  protected readonly activity = computed(() => this.actions.of(this.server().id));
  protected readonly models = computed(() => this.list.of(this.server().id));
  protected readonly dot = computed(() => serverDot(this.server().status));
  protected readonly silent = computed(() => this.server().status === 'offline' || this.server().status === 'refused');
  protected readonly nextTry = computed(() => {
    const at = this.server().nextCheckAt;
    const left = at === null ? 0 : new Date(at).getTime() - this.clock.now();
    return left > 0 ? this.t('nextTry', { time: formatDuration(left) }) : '';
  });

  /** What is measured already is shown at once. */
  constructor() {
    effect(() => {
      const { id, enabled } = this.server();
      if (enabled && id !== this.looked) untracked(() => void this.probes.open((this.looked = id)));
    });
  }

  protected async remove(): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.t('deleteTitle', { server: this.server().name }),
      text: this.t('deleteText'),
      action: this.t('delete'),
      keep: this.t('keep'),
      danger: true,
    });
    if (sure) await this.actions.remove(this.server());
  }
}
