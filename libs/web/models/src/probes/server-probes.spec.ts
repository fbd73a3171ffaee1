import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SpeedProbe } from '@assay/contracts';
import { ModelList } from '../models/model-list';
import { ProbeList } from './probe-list';
import { ServerProbes } from './server-probes';

const figure = (median: number) => ({ median, mad: 1, lowest: median - 1, highest: median + 1, n: 10 });
const aProbe = (id: string, parts: Partial<SpeedProbe> = {}): SpeedProbe => ({
  id,
  serverId: 's1',
  server: 'lab',
  modelId: `m-${id}`,
  model: `model-${id}`,
  state: 'running',
  done: 0,
  total: 0,
  reason: null,
  requestedAt: '2026-11-24T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  figures: null,
  measurements: [],
  environment: null,
  ...parts,
});
const ended = { finishedAt: '2026-11-24T10:05:00.000Z', done: 11, total: 11 };

describe('ServerProbes', () => {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  let probes: ServerProbes;
  let http: HttpTestingController;
  let lines: () => string[];
  let root: HTMLElement;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate', 'performance'] });
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), ServerProbes, ModelList],
    });
    probes = TestBed.inject(ServerProbes);
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(ProbeList);
    fixture.componentRef.setInput('serverId', 's1');
    root = fixture.nativeElement as HTMLElement;
    lines = () => {
      TestBed.tick();
      const texts = (line: Element) => [...line.querySelectorAll('span')].map((part) => part.textContent?.trim());
      return [...root.querySelectorAll('li')].map((line) => texts(line).join(' ').trim());
    };
    http.match('/api/models?limit=500');
  });
  afterEach(() => jest.useRealTimers());

  const settle = async () => {
    const done = turn();
    jest.advanceTimersByTime(0);
    await done;
  };
  /** Answers the next look, which comes a second later. */
  const look = async (...now: readonly SpeedProbe[]) => {
    await jest.advanceTimersByTimeAsync(1_000);
    http.expectOne('/api/servers/s1/probes').flush({ probes: now });
    await settle();
  };

  it('follows a probe to its figures, then looks no more', async () => {
    const starting = probes.start('s1', ['model-a']);
    const asked = http.expectOne('/api/servers/s1/probe');
    expect(asked.request.body).toEqual({ models: ['model-a'] });
    asked.flush({ probes: [aProbe('a', { state: 'queued' })] });
    await starting;
    expect(lines()).toEqual(['model-a waits for the server']);
    await look(aProbe('a', { done: 3, total: 11 }));
    expect(lines()).toEqual(['model-a request 3 of 11']);
    const figures = { coldLoadMs: null, gpuShare: 1, contextLength: 8_192, tokensPerSecond: figure(42), prompts: [] };
    await look(aProbe('a', { ...ended, state: 'done', figures }));
    expect(lines()[0]).toMatch(/^model-a 42 tok\/s 41\.0–43\.0 tokens per second in 10 runs$/);
    await jest.advanceTimersByTimeAsync(5_000);
    http.expectNone('/api/servers/s1/probes');
  });

  it('says why figures do not count', async () => {
    const starting = probes.start('s1');
    http.expectOne('/api/servers/s1/probe').flush({ probes: [aProbe('a'), aProbe('b')] });
    await starting;
    const reason = 'Another program used llama3:8b on this server during the probe.';
    await look(aProbe('a', { ...ended, state: 'not_valid', reason }), aProbe('b'));
    expect(lines()).toEqual([`model-a not valid ${reason}`, 'model-b loading']);
  });

  it('takes up what goes on, and stops it', async () => {
    const opening = probes.open('s1');
    http.expectOne('/api/servers/s1/probes').flush({ probes: [aProbe('a'), aProbe('old', ended)] });
    await opening;
    expect(lines()).toEqual(['model-a loading']);
    root.querySelector('button')?.click();
    http.expectOne('/api/servers/s1/probe/cancel').flush({ probes: [] });
    await settle();
    http.expectOne('/api/servers/s1/probes').flush({ probes: [aProbe('a', { ...ended, state: 'cancelled' })] });
    await settle();
    expect(lines()).toEqual(['model-a stopped']);
    expect(probes.isOpen('s1')).toBe(false);
  });

  it('keeps the refusal beside the server', async () => {
    const starting = probes.start('s1');
    const problem = { code: 'conflict', title: 'No', status: 409, detail: '', hint: '', type: '' };
    http.expectOne('/api/servers/s1/probe').flush(problem, { status: 409, statusText: 'Conflict' });
    await starting;
    expect(probes.of('s1').failure?.code).toBe('conflict');
    expect(probes.of('s2').failure).toBeNull();
  });
});
