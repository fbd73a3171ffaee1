import {
  HttpErrorResponse,
  HttpRequest,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
  type HttpInterceptorFn,
} from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Comparison, RunSummary } from '@assay/contracts';
import { of, throwError } from 'rxjs';
import { COMPARISON_ROUTES } from './comparison.routes';
import { aComparison, aModel, anEntry, aPair, aScope, aTask, recommending } from './fixtures';

const counts = {
  total: 1,
  waiting: 0,
  running: 0,
  generated: 0,
  passed: 1,
  failed: 0,
  unscored: 0,
  missing: 0,
  cancelled: 0,
};
const run = (status: string, ...names: string[]) =>
  ({
    id: 'run-1',
    status,
    models: names.map((name) => ({ name, modelId: `id-${name}`, server: 's1', serverId: 's1', counts })),
  }) as unknown as RunSummary;
const entries = [anEntry('A', 0.9), anEntry('B', 0.5)];
const pairs = [aPair('B', 'A', { verdict: 'better', difference: { value: -0.4, low: -0.6, high: -0.2 } })];
const COMPARED = aComparison({
  models: [aModel('A'), aModel('B', { runIds: ['run-1'] })],
  baseline: 'A',
  scopes: [
    aScope('overall', { entries, pairs }),
    aScope('reasoning', { entries, pairs, recommendation: recommending('A') }),
  ],
  grid: [aTask('desk', [1, 0]), aTask('sum', [1, 1])].map((task) => ({
    ...task,
    cells: task.cells.map((cell, at) => ({ ...cell, name: at === 0 ? 'A' : 'B', resultId: 'r1', runId: 'run-1' })),
  })),
});

const answersOf = (request: HttpRequest<unknown>) => {
  const model = request.params.get('model') ?? '';
  const output = model === 'A' ? 'The room is 4' : 'The room is 7';
  const result = { id: `r-${model}`, runId: 'run-1', modelId: `id-${model}`, benchmarkTaskId: 'desk', output };
  const rest = { variant: 0, epoch: 1, status: 'scored', passed: model === 'A', score: null, executionTime: null };
  return { items: [{ ...result, ...rest, reason: null, outputCut: false }], nextCursor: null, total: 1 };
};

describe('ComparisonPage', () => {
  let root: HTMLElement;
  let asked: string[];
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  const open = async (
    address: string,
    comparison: Comparison | null = COMPARED,
    runs = [run('completed', 'A', 'B', 'C')],
  ) => {
    asked = [];
    const api: HttpInterceptorFn = (request) => {
      asked.push(request.urlWithParams);
      if (request.url.endsWith('/results')) return of(new HttpResponse({ status: 200, body: answersOf(request) }));
      const body = request.url.endsWith('/runs') ? { items: runs, nextCursor: null, total: runs.length } : comparison;
      if (body !== null) return of(new HttpResponse({ status: 200, body }));
      const error = {
        code: 'unknown_model',
        title: 'This model is not known here',
        detail: '',
        hint: 'Choose another.',
        status: 400,
      };
      return throwError(() => new HttpErrorResponse({ status: 400, error, url: request.url }));
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([api])),
        provideRouter([{ path: 'benchmarks/comparison', children: COMPARISON_ROUTES }]),
      ],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address);
    await settle();
    root = harness.fixture.nativeElement as HTMLElement;
  };
  const text = (selector: string): string =>
    root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const comparisons = (): string[] => asked.filter((url) => url.includes('/comparison'));
  const two = '/benchmarks/comparison?models=A,B';

  it('asks for two models before it asks the API', async () => {
    await open('/benchmarks/comparison?models=A');
    expect(text('assay-empty h3')).toBe('Choose two to ten models');
    expect(comparisons()).toEqual([]);
  });

  it('leads to a new run where nothing can be compared', async () => {
    await open('/benchmarks/comparison', COMPARED, []);
    expect(text('assay-empty h3')).toBe('Nothing to compare yet');
    expect(root.querySelector('a[href="/benchmarks"]')).not.toBeNull();
  });

  it('puts the verdict first, and compares with the first column', async () => {
    await open(two);
    expect(text('h2')).toBe('Use A for reasoning.');
    expect(comparisons()[0]).toContain('baseline=A');
    expect(text('tr.all .verdict.worse')).toBe('−40 worse');
  });

  it('takes another baseline from its column into the address', async () => {
    await open(two);
    root.querySelector<HTMLButtonElement>('button[aria-label="Compare with B as the baseline"]')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('baseline=B');
    expect(comparisons().at(-1)).toContain('baseline=B');
  });

  it('keeps the columns where the comparison cannot be had', async () => {
    await open(two, null);
    expect(root.querySelector('[role="alert"]')?.textContent).toContain('This model is not known here');
    expect(root.querySelectorAll('.column')).toHaveLength(2);
  });

  it('compares the others where a column has no answers yet', async () => {
    await open('/benchmarks/comparison?models=A,B,Z', null);
    expect(text('assay-empty h3')).toBe('Z has no scored answer yet');
    root.querySelector<HTMLButtonElement>('assay-empty .btn-filled')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('models=A,B');
    expect(TestBed.inject(Router).url).not.toContain('Z');
  });

  it('explains each verdict word, folded below the verdict', async () => {
    await open(two);
    const help = root.querySelector<HTMLDetailsElement>('assay-reading-help details');
    expect(help?.open).toBe(false);
    const words = [...(help?.querySelectorAll('dt') ?? [])].map((word) => word.textContent?.trim());
    expect(words.slice(0, 4)).toEqual(['Better', 'Better here', 'Practically equal', 'Cannot tell yet']);
  });

  it('puts kinds of work without a common task into one line, and draws none of them', async () => {
    const scopes = [...COMPARED.scopes, ...['planning', 'code_analysis'].map((name) => aScope(name, { tasks: 0 }))];
    await open(two, aComparison({ ...COMPARED, scopes }));
    expect(text('assay-verdict-panel .rest')).toBe('Planning and code analysis: no task has a score of every model.');
    expect(root.querySelectorAll('assay-dot-figure .plot')).toHaveLength(2);
  });

  it('says where no task is shared', async () => {
    await open(two, aComparison({ ...COMPARED, grid: [], scopes: [aScope('overall', { tasks: 0 })] }));
    expect(text('assay-empty h3')).toBe('These models have no scored task in common.');
  });

  it('calls the figures provisional while a run goes on', async () => {
    await open(two, COMPARED, [run('running', 'A', 'B')]);
    expect(text('assay-notice')).toContain('Provisional');
  });

  it('shows both answers to a task side by side, with what differs marked', async () => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    await open(two);
    root.querySelector<HTMLButtonElement>('assay-grid-figure th button')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('task=desk');
    const sides = [...root.querySelectorAll('assay-task-answers article')];
    expect(sides.map((side) => side.querySelector('mark')?.textContent)).toEqual(['4', '7']);
    expect(sides.map((side) => side.querySelector('a')?.getAttribute('href'))).toEqual([
      '/benchmarks/results/run-1/r-A',
      '/benchmarks/results/run-1/r-B',
    ]);
  });

  it('asks for no answers to a task that an address names and the grid does not hold', async () => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    await open(`${two}&task=nowhere`);
    expect(text('assay-task-answers .empty')).toBe('This task is not among those that are shown.');
    expect(asked.filter((url) => url.includes('/results'))).toEqual([]);
  });

  it('asks for the kinds of work that are chosen, and keeps the others at hand', async () => {
    const planning = aTask('route', [1, 1], { taskType: 'planning' });
    await open(two, aComparison({ ...COMPARED, grid: [...COMPARED.grid, planning] }));
    const chips = () => [...root.querySelectorAll<HTMLButtonElement>('.filters .fc')];
    expect(chips().map((chip) => chip.textContent?.trim())).toEqual(['All', 'Reasoning', 'Planning']);
    chips()[2]?.click();
    await settle();
    expect(comparisons().at(-1)).toContain('taskTypes=planning');
    expect(TestBed.inject(Router).url).toContain('taskTypes=planning');
    expect(chips()).toHaveLength(3);
  });

  it('weighs by the profile of the address, and asks the API nothing for it', async () => {
    await open(`${two}&profile=custom&weights=100,0,0`);
    expect(text('assay-weights-panel .words')).toContain('100 % accuracy, 0 % relevance, 0 % speed');
    const before = comparisons().length;
    [...root.querySelectorAll<HTMLButtonElement>('assay-weights-panel .fc')]
      .find((chip) => chip.textContent?.includes('Speed-heavy'))
      ?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('profile=speed_heavy');
    expect(text('assay-weights-panel .words')).toContain('40 % speed');
    expect(comparisons()).toHaveLength(before);
  });

  it('says that no more than ten models are compared at once', async () => {
    await open(`/benchmarks/comparison?models=${'ABCDEFGHIJKL'.split('').join(',')}`);
    expect(text('assay-notice')).toContain('the first 10 of 12');
    expect(comparisons()[0]).toContain('models=A,B,C,D,E,F,G,H,I,J&');
  });

  it('shows the first of very many tasks, and all of them on request', async () => {
    const grid = Array.from({ length: 150 }, (_, at) => aTask(`t${at}`, [1, 0]));
    await open(two, aComparison({ ...COMPARED, grid }));
    const rows = () => root.querySelectorAll('assay-grid-figure tbody tr').length;
    expect(rows()).toBe(120);
    root.querySelector<HTMLButtonElement>('assay-grid-figure .more')?.click();
    await settle();
    expect(rows()).toBe(150);
  });

  it('opens an answer from a cell, and shows only what differs on request', async () => {
    await open(two);
    expect(root.querySelector('assay-grid-figure td a')?.getAttribute('href')).toBe('/benchmarks/results/run-1/r1');
    expect(root.querySelectorAll('assay-grid-figure tbody tr')).toHaveLength(2);
    [...root.querySelectorAll<HTMLButtonElement>('assay-grid-figure .fc')]
      .find((chip) => chip.textContent?.includes('Differences'))
      ?.click();
    await settle();
    expect(root.querySelectorAll('assay-grid-figure tbody tr')).toHaveLength(1);
    expect(TestBed.inject(Router).url).toContain('only=differences');
  });
});
