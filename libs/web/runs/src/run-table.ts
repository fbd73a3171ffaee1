import { Component, inject, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RunCommand, RunSummary } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ariaSort,
  DurationPipe,
  formatDuration,
  injectTexts,
  MinuteClock,
  ModelName,
  RunStatusPill,
  SharePipe,
  SortButton,
  Time,
} from '@assay/web/ui';
import { durationOf, scoredOf } from './run-figures';
import { RunList } from './run-list';
import { RunMenu } from './run-menu';
import { RunProgress } from './run-progress';
import { RUNS_TEXTS } from './texts';

const MODELS_SHOWN = 3;

/** The runs, one a row; the name is the link. */
@Component({
  selector: 'assay-run-table',
  imports: [RouterLink, RunStatusPill, RunProgress, RunMenu, ModelName, Time, SortButton, SharePipe, DurationPipe],
  styleUrl: './run-table.css',
  templateUrl: './run-table.html',
})
export class RunTable {
  /** Ids of the runs that were ticked for a comparison. */
  readonly ticked = model.required<ReadonlySet<string>>();
  readonly commanded = output<{ readonly run: RunSummary; readonly command: RunCommand }>();
  protected readonly list = inject(RunList);
  protected readonly t = injectTexts(RUNS_TEXTS);
  protected readonly slots = inject(ModelSlots);
  protected readonly ariaSort = ariaSort;
  protected readonly most = MODELS_SHOWN;
  protected readonly scored = scoredOf;
  private readonly clock = inject(MinuteClock);

  protected sortBy(sort: string): void {
    const known = ['-created', 'created', '-name', 'name', '-status', 'status'] as const;
    this.list.url.sort.set(known.find((candidate) => candidate === sort) ?? '-created');
  }
  protected duration(run: RunSummary): number | null {
    return durationOf(run, this.clock.now());
  }
  protected left(run: RunSummary): string | null {
    const ms = run.status === 'running' ? (run.eta?.expectedMs ?? null) : null;
    return ms === null ? null : formatDuration(ms);
  }
  protected tick(run: RunSummary, on: boolean): void {
    const next = new Set(this.ticked());
    if (on) next.add(run.id);
    else next.delete(run.id);
    this.ticked.set(next);
  }
}
