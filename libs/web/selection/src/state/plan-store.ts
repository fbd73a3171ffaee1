import { computed, debounced, inject, Injectable, resource, signal } from '@angular/core';
import type { RunPlan, StartRun } from '@assay/contracts';
import { type Failure, latestOf, RunsApi, toFailure } from '@assay/web/data';
import { newIdempotencyKey } from '../plan/idempotency-key';
import { runRequest } from '../plan/run-request';
import { scoringFacts } from '../plan/scoring-outlook';
import { ModelStore } from './model-store';
import { SelectionUrl } from './selection-url';
import { DEFAULT_EPOCHS, TaskStore } from './task-store';

/** A plan is asked for when the choice has rested this long. */
const REST_MS = 350;

/** What the choice amounts to: the request, its plan, and the start. Provided by the page. */
@Injectable()
export class PlanStore {
  private readonly url = inject(SelectionUrl).params;
  private readonly taskStore = inject(TaskStore);
  private readonly modelStore = inject(ModelStore);
  private readonly api = inject(RunsApi);
  private readonly startFailed = signal<Failure | null>(null);
  private readonly busy = signal(false);
  /** One key per request: pressing Run again after a lost answer gives the same run. */
  private readonly key = { for: '', value: '' };

  readonly epochs = computed(() => this.url.epochs() ?? DEFAULT_EPOCHS);
  /** The body that would start the run; null while something is missing. */
  readonly request = computed<StartRun | null>(
    () => {
      const choices = {
        tasks: this.taskStore.chosenTasks(),
        models: this.modelStore.chosen(),
        epochs: this.epochs(),
        judge: this.url.judge(),
        temperature: this.url.temperature(),
        seed: this.url.seed(),
        numCtx: this.url.numCtx(),
        numPredict: this.url.numPredict(),
        think: this.url.think(),
        limit: this.url.limit(),
        speedProbe: this.url.probe() === 'yes',
      };
      return runRequest(choices, this.taskStore.suites(), this.modelStore.models());
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  private readonly rested = debounced(this.request, REST_MS);
  private readonly planned = latestOf(
    resource<RunPlan | undefined, StartRun | undefined>({
      params: () => this.rested.value() ?? undefined,
      loader: ({ params }) => (params === undefined ? Promise.resolve(undefined) : this.api.plan(params)),
    }),
  );

  /** The last plan that came; null while nothing can be planned. */
  readonly plan = computed(() => (this.request() === null ? null : (this.planned.value() ?? null)));
  /** The plan shown belongs to an earlier choice. */
  readonly stale = computed(() => this.planned.stale() || this.rested.value() !== this.request());
  readonly checking = computed(() => this.request() !== null && this.stale() && this.failure() === null);
  readonly failure = computed(() => (this.request() === null ? null : this.planned.failure()));
  readonly problems = computed(() => this.plan()?.problems ?? []);
  /** What is known about who will score. */
  readonly scoring = computed(() =>
    scoringFacts(this.modelStore.judge() !== null, this.modelStore.sandboxThere(), this.problems()),
  );
  readonly blocked = computed(() => this.problems().some((problem) => problem.level === 'error'));
  readonly canStart = computed(() => this.request() !== null && !this.blocked() && !this.busy());
  readonly starting = this.busy.asReadonly();
  readonly startFailure = this.startFailed.asReadonly();

  checkAgain(): void {
    this.planned.reload();
  }

  /** Starts the run; its id, or null when it was refused and `startFailure` says why. */
  async start(): Promise<string | null> {
    const request = this.request();
    if (request === null || !this.canStart()) return null;
    this.busy.set(true);
    this.startFailed.set(null);
    try {
      return (await this.api.start(request, this.keyOf(request))).runId;
    } catch (error) {
      this.startFailed.set(toFailure(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  private keyOf(request: StartRun): string {
    const text = JSON.stringify(request);
    if (this.key.for !== text) Object.assign(this.key, { for: text, value: newIdempotencyKey() });
    return this.key.value;
  }
}
