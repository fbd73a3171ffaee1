import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { RunPlan, StartRun } from '@assay/contracts';
import { aModel, aServer, aSuite, aTask } from './fixtures';
import { SelectionPage } from './selection-page';

const page = (items: readonly unknown[]) => ({ items, nextCursor: null, total: items.length });
const SETTINGS = { defaultJudge: null, sandbox: { level: 'unavailable', reason: '' } };
const TASKS = [
  aTask({ key: 'desk' }),
  aTask({ key: 'sum' }),
  aTask({ key: 'code', taskType: 'code_generation', needs: ['sandbox'] }),
  aTask({ key: 'tone', taskType: 'general_chat', needs: ['judge'] }),
];
const PLAN: RunPlan = {
  tasks: 4,
  trials: 24,
  blocks: [],
  predictedSwaps: 2,
  estimate: { lowMs: 60_000, expectedMs: 120_000, highMs: 240_000 },
  detectableDifference: 0.114,
  problems: [],
};

describe('SelectionPage', () => {
  let http: HttpTestingController;
  let router: Router;
  let root: HTMLElement;
  const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  const settle = async () => {
    await rest();
    TestBed.tick();
    await rest();
  };
  const open = async (
    address: string,
    servers = [aServer('s1'), aServer('s2')],
    models = [aModel('gemma3:12b', 's1'), aModel('qwen3:14b', 's2')],
  ) => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'benchmarks', component: SelectionPage },
          { path: '**', children: [] },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create();
    http = TestBed.inject(HttpTestingController);
    router = TestBed.inject(Router);
    await harness.navigateByUrl(address);
    const answer = (url: string, body: unknown) =>
      http.expectOne((request) => request.url === url).flush(body as object);
    answer('/api/benchmarks/tasks', page(TASKS));
    answer(
      '/api/benchmarks/suites',
      page([
        aSuite(
          'core',
          TASKS.map((task) => task.key),
        ),
      ]),
    );
    answer('/api/servers', page(servers));
    answer('/api/models', page(models));
    answer('/api/settings', SETTINGS);
    await settle();
    root = harness.fixture.nativeElement as HTMLElement;
  };
  /** The plan is asked for after the choice has rested; however long that takes on a busy machine. */
  const planAsked = async (): Promise<TestRequest> => {
    for (;;) {
      const [asked] = http.match(
        (request) => request.url === '/api/benchmarks/run' && request.params.get('dryRun') === 'true',
      );
      if (asked) return asked;
      await rest(20);
    }
  };
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find((candidate) => candidate.textContent.trim().startsWith(name)) ??
    document.createElement('button');
  const text = () => root.textContent.replace(/\s+/g, ' ');

  it('plans what the address says, and says it in one sentence', async () => {
    await open('/benchmarks?models=gemma3:12b@workstation,qwen3:14b@rack-2');
    const asked = await planAsked();
    expect((asked.request.body as StartRun).models).toEqual([
      { model: 'gemma3:12b', serverId: 's1' },
      { model: 'qwen3:14b', serverId: 's2' },
    ]);
    asked.flush(PLAN);
    await settle();
    expect(text()).toContain('4 tasks × 2 models × 3 epochs = 24 trials');
    expect(text()).toContain('about 2 min');
    expect(text()).toContain('detects differences ≥ 12 points');
  });

  it('says before the start which tasks will not be scored', async () => {
    await open('/benchmarks?models=gemma3:12b@workstation');
    expect(text()).toContain('1 task needs a judge: unscored without one.');
    expect(text()).toContain('1 is not scored here');
  });

  it('puts what is chosen into the address', async () => {
    await open('/benchmarks');
    root.querySelector<HTMLInputElement>('#task-id-desk')?.click();
    root.querySelector<HTMLInputElement>('[id="model-qwen3:14b@rack-2"]')?.click();
    await settle();
    expect(new URL(`http://x${router.url}`).searchParams.get('tasks')).toBe('!desk');
    expect(new URL(`http://x${router.url}`).searchParams.get('models')).toBe('qwen3:14b@rack-2');
  });

  it('starts with one key however often it is pressed, and goes to the run', async () => {
    await open('/benchmarks?models=gemma3:12b@workstation');
    (await planAsked()).flush(PLAN);
    await settle();
    button('Run').click();
    button('Run').click();
    await settle();
    const start = http.expectOne((request) => request.url === '/api/benchmarks/run' && !request.params.has('dryRun'));
    expect(start.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(start.request.body).toMatchObject({ suiteId: 'suite-core', epochs: 3 });
    start.flush({ runId: 'r9', trials: 12, estimate: PLAN.estimate });
    await settle();
    expect(router.url).toBe('/benchmarks/results/r9');
  });

  it('tries again with the same key after a lost answer', async () => {
    await open('/benchmarks?models=gemma3:12b@workstation');
    (await planAsked()).flush(PLAN);
    await settle();
    const press = async () => {
      button('Run').click();
      await settle();
      return http.expectOne((request) => request.url === '/api/benchmarks/run' && !request.params.has('dryRun'));
    };
    const first = await press();
    first.error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Assay does not answer');
    const second = await press();
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('does not start what the plan refuses, and says why', async () => {
    await open('/benchmarks?models=gemma3:12b@workstation');
    (await planAsked()).flush({
      ...PLAN,
      problems: [{ level: 'error', code: 'x', message: 'The context is too small.', hint: '' }],
    });
    await settle();
    expect(text()).toContain('Cannot start: The context is too small.');
    button('Run').click();
    await settle();
    http.expectNone((request) => request.url === '/api/benchmarks/run');
  });

  it('says what to do when no server answers', async () => {
    await open('/benchmarks', [aServer('s1', { status: 'offline' })], []);
    expect(text()).toContain('No model server answers');
    expect(text()).toContain('npm run demo');
  });

  it('shows what answered, and who did not', async () => {
    await open('/benchmarks', [aServer('s1'), aServer('s2', { status: 'offline' })], [aModel('gemma3:12b', 's1')]);
    expect(text()).toContain('1 of 2 servers answered.');
    expect(text()).not.toContain('No model server answers');
  });
});
