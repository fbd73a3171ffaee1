import { provideHttpClient, withInterceptors, type HttpRequest } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Result, Run, RunEvent, TrialRow } from '@assay/contracts';
import { OPEN_LIVE_CONNECTION, type LiveConnection } from '@assay/web/data';
import { FakeApi, Refusal } from '../fake-api';
import { aDetail } from '../answer/fixtures';
import { RESULTS_ROUTES } from '../results.routes';
import { aRun, someCounts } from './fixtures';

const RUN = '/api/benchmarks/runs/run-1';
const RESULTS = '/api/benchmarks/results';
const page = (items: readonly Result[]) => ({ items, nextCursor: null, total: items.length });
const result = (id: string, parts: Partial<Result> = {}): Result =>
  aDetail({ id, taskTitle: `Task ${id}`, modelId: 'm1', ...parts });

/** The other end of the socket: connects at once, and says what the spec tells it to. */
class Live {
  private readonly handlers = new Map<string, (value: unknown) => void>();
  readonly connected = true;
  on(name: string, handler: (value: unknown) => void): this {
    this.handlers.set(name, handler);
    return this;
  }
  emit(): void {
    // Nobody listens on this side.
  }
  say(event: RunEvent): void {
    this.handlers.get('run.event')?.(event);
  }
}

describe('RunPage', () => {
  let api: FakeApi;
  let live: Live;
  let root: HTMLElement;
  const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await rest();
      TestBed.tick();
    }
  };
  const open = async (run: Run | Refusal, results: readonly Result[] = [], address = '/benchmarks/results/run-1') => {
    api = new FakeApi().answer(`GET ${RUN}`, run).answer(`GET ${RESULTS}`, (request: HttpRequest<unknown>) => {
      const failed = request.params.get('passed') === 'false';
      return page(failed ? results.filter((one) => one.passed === false) : results);
    });
    live = new Live();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([api.interceptor])),
        provideRouter([{ path: 'benchmarks/results', children: RESULTS_ROUTES }], withComponentInputBinding()),
        { provide: OPEN_LIVE_CONNECTION, useValue: () => Promise.resolve(live as unknown as LiveConnection) },
      ],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address);
    await settle();
    root = harness.fixture.nativeElement as HTMLElement;
  };
  const text = (selector: string): string =>
    root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const titles = (): string[] =>
    [...root.querySelectorAll('tbody .task')].map((cell) => cell.textContent?.trim() ?? '');
  const button = (words: string): HTMLButtonElement | undefined =>
    [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words));
  const running = (parts: Partial<Run> = {}) =>
    aRun({ counts: someCounts({ total: 30, passed: 1, failed: 1, waiting: 28 }), ...parts });
  const event = (seq: number, type: 'trial.scored' | 'trial.started', parts: Partial<TrialRow>): RunEvent => ({
    type,
    runId: 'run-1',
    seq,
    at: '2026-11-24T14:05:00Z',
    counts: someCounts({ total: 30, passed: seq, failed: 1, waiting: 29 - seq }),
    trial: {
      trialId: `t${seq}`,
      resultId: null,
      taskKey: 'k',
      taskTitle: `Task ${seq}`,
      taskType: 'reasoning',
      modelId: 'm1',
      model: 'gemma3:12b',
      serverId: 's1',
      epoch: 1,
      status: 'scored',
      outcome: 'answered',
      score: 1,
      passed: true,
      executionTime: 5_000,
      tokensPerSecond: 50,
      flags: [],
      reason: null,
      ...parts,
    },
  });
  /** Waits as long as jest lets a spec run: frames and dialogs come when they come. */
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await rest(5);
      await settle();
    }
  };

  it('says what a run is, how far it is, and what became of the answers', async () => {
    await open(running(), [result('a'), result('b', { passed: false, score: 0 })]);
    expect(text('h1')).toContain('Core suite');
    expect(text('assay-run-progress dd')).toBe('2');
    expect(text('.parts')).toContain('Waiting 28');
    expect(titles()).toEqual(['Task a', 'Task b']);
  });

  it('says that answers were recorded, and shows no lanes and no times of them', async () => {
    await open(aRun({ kind: 'recorded' }), [result('r1')]);
    expect(root.textContent).toContain('Recorded answers.');
    expect(root.querySelector('assay-run-lanes, assay-time-figure')).toBeNull();
  });

  it('has a state of its own for a run that does not exist', async () => {
    await open(new Refusal('not_found'));
    expect(text('h3')).toBe('There is no run at this address');
    expect(root.querySelector('a[href="/benchmarks/runs"]')).not.toBeNull();
  });

  it('says what went wrong where the run cannot be read, and offers to try again', async () => {
    await open(new Refusal('internal'));
    expect(root.querySelector('[role="alert"]')).not.toBeNull();
    expect(button('Try again')).toBeDefined();
  });

  it('puts a new answer on top, but not under the pointer', async () => {
    await open(running(), [result('a')]);
    live.say(event(2, 'trial.scored', { resultId: 'new' }));
    await until(() => titles().length === 2);
    expect(titles()).toEqual(['Task 2', 'Task a']);

    const table = root.querySelector('assay-answers-table section');
    table?.dispatchEvent(Object.assign(new Event('pointerenter'), { pointerType: 'mouse' }));
    live.say(event(3, 'trial.scored', { resultId: 'newer' }));
    await until(() => button('1 new answer') !== undefined);
    expect(titles()).toEqual(['Task 2', 'Task a']);
    button('1 new answer')?.click();
    await settle();
    expect(titles()).toEqual(['Task 3', 'Task 2', 'Task a']);
  });

  it('asks before it cancels, and names what is kept', async () => {
    await open(running(), [result('a')]);
    api.answer(`POST ${RUN}/cancel`, {});
    button('Cancel run')?.click();
    await settle();
    const dialog = document.querySelector('mat-dialog-container');
    expect(dialog?.textContent).toContain('Cancel run 128?');
    expect(dialog?.textContent).toContain('2 of 30 answers are kept');
    expect(api.asked).not.toContain(`POST ${RUN}/cancel`);
    dialog?.querySelector<HTMLButtonElement>('.btn-dangerfill')?.click();
    await until(() => api.asked.includes(`POST ${RUN}/cancel`));
    expect(api.asked).toContain(`POST ${RUN}/cancel`);
  });

  it('says so when a command is refused', async () => {
    await open(running());
    api.answer(`POST ${RUN}/pause`, new Refusal('conflict'));
    button('Pause')?.click();
    await settle();
    expect(text('assay-notice')).not.toBe('');
    expect(button('Pause')).toBeDefined();
  });

  it('scores the answers of a run that is over again, with the judge that is chosen', async () => {
    const over = {
      status: 'completed',
      finishedAt: '2026-11-24T15:00:00Z',
      counts: someCounts({ total: 2, passed: 2 }),
    } as const;
    await open(running({ ...over, judge: { modelId: 'j', name: 'phi4:14b', serverId: 's1' } }), [result('a')]);
    const bodies: unknown[] = [];
    const models = [{ id: 'm9', name: 'qwen3:8b', serverId: 's2', serverName: 'rack-2', capabilities: ['completion'] }];
    api.answer('GET /api/models', { items: models, nextCursor: null, total: 1 });
    api.answer(`POST ${RUN}/rescore`, (request: HttpRequest<unknown>) => (bodies.push(request.body), running(over)));
    button('Score again…')?.click();
    await settle();
    const dialog = document.querySelector('mat-dialog-container');
    expect(dialog?.textContent).toContain('Score the answers of run 128 again?');
    const select = dialog?.querySelector('select');
    expect([...(select?.options ?? [])].map(({ text: words }) => words.trim())).toEqual([
      'phi4:14b, as before',
      'No judge',
      'qwen3:8b · rack-2',
    ]);
    if (select) select.selectedIndex = 2;
    select?.dispatchEvent(new Event('change'));
    await settle();
    dialog?.querySelector<HTMLButtonElement>('.btn-filled')?.click();
    await until(() => bodies.length > 0);
    expect(bodies).toEqual([{ judge: { model: 'qwen3:8b', serverId: 's2' } }]);
  });

  it('keeps the filter in the address and asks the API for it', async () => {
    await open(running(), [result('a'), result('b', { passed: false, score: 0 })]);
    button('Failed')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('show=failed');
    expect(titles()).toEqual(['Task b']);
  });

  it('offers the comparison when a run of two models is over', async () => {
    const models = ['a', 'b'].map((name) => ({ ...aRun().models[0], name, modelId: name }) as Run['models'][number]);
    await open(running({ status: 'completed', finishedAt: '2026-11-24T15:00:00Z', models, accuracy: 0.5 }), [
      result('a'),
    ]);
    expect(root.querySelector('a[href^="/benchmarks/comparison"]')?.getAttribute('href')).toBe(
      '/benchmarks/comparison?models=a,b&runIds=run-1',
    );
    expect(button('Pause')).toBeUndefined();
  });
});
