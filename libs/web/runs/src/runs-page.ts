import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LIMITS, type RunCommand, type RunSummary } from '@assay/contracts';
import { type Failure, injectTicks, ModelSlots, RunsApi, toFailure } from '@assay/web/data';
import {
  Confirm,
  EmptyState,
  FailureState,
  FilterChips,
  FilterEmpty,
  Icon,
  injectTexts,
  listTable,
  Notice,
  SearchField,
  SkeletonRows,
  TableExport,
} from '@assay/web/ui';
import { comparisonQuery, doneOf } from './run-figures';
import { RUN_COLUMNS } from './run-columns';
import { RunList } from './run-list';
import { RunTable } from './run-table';
import { STATUS_GROUPS } from './runs-url';
import { RUNS_TEXTS } from './texts';

const ASK_EVERY_MS = 4_000;

/** All runs: found by name and status, compared, stopped, exported. */
@Component({
  selector: 'assay-runs-page',
  imports: [
    RouterLink,
    Icon,
    FilterChips,
    RunTable,
    SkeletonRows,
    EmptyState,
    FilterEmpty,
    FailureState,
    Notice,
    SearchField,
    TableExport,
  ],
  providers: [RunList],
  styleUrl: './runs-page.css',
  templateUrl: './runs-page.html',
})
export class RunsPage {
  protected readonly list = inject(RunList);
  protected readonly t = injectTexts(RUNS_TEXTS);
  protected readonly most = LIMITS.pageSize.max;
  private readonly api = inject(RunsApi);
  private readonly confirm = inject(Confirm);
  private readonly slots = inject(ModelSlots);
  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly emptyChoice: ReadonlySet<string> = new Set();
  protected readonly commandFailure = signal<Failure | null>(null);

  protected readonly groups = STATUS_GROUPS.map((value) => ({ value, label: this.t(value) }));
  protected readonly chosen = computed(() => this.list.runs().filter((run) => this.ticked().has(run.id)));
  protected readonly comparison = computed(() => comparisonQuery(this.chosen()));
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null ? this.t('many') : this.t('count', { n: total });
  });

  /** Every run that the filters find, as a table to be saved. */
  protected readonly table = async () => listTable(await this.list.all(), RUN_COLUMNS, (name) => this.t(`col_${name}`));

  constructor() {
    const ticks = injectTicks(ASK_EVERY_MS);
    effect(() => {
      if (ticks() > 0 && untracked(this.list.moving)) untracked(() => this.list.reload());
    });
    effect(() => {
      const ids = this.list.runs().flatMap((run) => run.models.map((model) => model.modelId));
      untracked(() => this.slots.learn(ids));
    });
  }

  protected async command({ run, command }: { readonly run: RunSummary; readonly command: RunCommand }): Promise<void> {
    if (command === 'cancel' && !(await this.sure(run))) return;
    this.commandFailure.set(null);
    try {
      await this.api.command(run.id, command);
    } catch (error) {
      this.commandFailure.set(toFailure(error));
    }
    this.list.reload();
  }

  private sure(run: RunSummary): Promise<boolean> {
    return this.confirm.ask({
      title: this.t('cancelTitle', { run: run.name }),
      text: this.t('cancelText', { done: doneOf(run), total: run.counts.total }),
      action: this.t('cancel'),
      keep: this.t('goOn'),
      danger: true,
    });
  }
}
