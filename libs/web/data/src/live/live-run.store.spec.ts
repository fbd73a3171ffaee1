import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Run, RunCounts, RunEvent, WatchAck } from '@assay/contracts';
import { NEXT_FRAME } from './frames';
import { LiveRunStore } from './live-run.store';
import { OPEN_LIVE_CONNECTION, type LiveConnection } from './live-socket';

const counts = (passed: number): RunCounts => ({
  total: 10,
  waiting: 10 - passed,
  running: 0,
  generated: 0,
  passed,
  failed: 0,
  unscored: 0,
  missing: 0,
  cancelled: 0,
});
const aRun = (lastSeq: number, passed = lastSeq, status: Run['status'] = 'running') =>
  ({
    id: 'r1',
    status,
    lastSeq,
    counts: counts(passed),
    progress: passed / 10,
    lanes: [],
    models: [],
    startedAt: null,
    finishedAt: null,
  }) as unknown as Run;
const scored = (seq: number) =>
  ({
    type: 'trial.scored',
    runId: 'r1',
    seq,
    at: '2026-01-01T00:00:00Z',
    counts: counts(seq),
    trial: { trialId: `t${seq}` },
  }) as RunEvent;

/** Stands in for the socket of the other side of the wire: it says what it was asked, and what it is told to say. */
class FakeConnection {
  connected = false;
  readonly asked: { runId: string; afterSeq: number }[] = [];
  private readonly handlers = new Map<string, (value: unknown) => void>();
  private ack: ((answer: WatchAck) => void) | undefined;

  on(name: string, handler: (value: unknown) => void): this {
    this.handlers.set(name, handler);
    return this;
  }
  emit(name: string, value: { runId: string; afterSeq: number }, ack?: (answer: WatchAck) => void): void {
    if (name !== 'run.watch') return;
    this.asked.push(value);
    this.ack = ack;
  }
  connect(): void {
    this.connected = true;
    this.say('connect', undefined);
  }
  lose(): void {
    this.connected = false;
    this.say('disconnect', 'transport close');
  }
  acknowledge(answer: WatchAck): void {
    this.ack?.(answer);
  }
  say(name: string, value: unknown): void {
    this.handlers.get(name)?.(value);
  }
}

describe('LiveRunStore', () => {
  let connection: FakeConnection;
  let http: HttpTestingController;
  let store: LiveRunStore;
  let frames: (() => void)[];
  const turn = () => jest.advanceTimersByTimeAsync(0);
  const drawFrame = () => frames.splice(0).forEach((call) => call());
  const answer = async (run: Run) => {
    http.expectOne('/api/benchmarks/runs/r1').flush(run);
    await turn();
  };
  const open = async (run: Run) => {
    store.open('r1');
    await answer(run);
    connection.connect();
    TestBed.tick();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    connection = new FakeConnection();
    frames = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        LiveRunStore,
        { provide: NEXT_FRAME, useValue: (call: () => void) => frames.push(call) },
        { provide: OPEN_LIVE_CONNECTION, useValue: () => Promise.resolve(connection as unknown as LiveConnection) },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(LiveRunStore);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('reads the run first and watches from where that reading ends', async () => {
    store.open('r1');
    expect(store.loading()).toBe(true);
    await answer(aRun(3));
    expect(store.run()?.counts.passed).toBe(3);
    connection.connect();
    expect(connection.asked).toEqual([{ runId: 'r1', afterSeq: 3 }]);
  });

  it('folds all events of one frame together, in order, each once', async () => {
    await open(aRun(3));
    const batches: number[][] = [];
    store.listen((events) => batches.push(events.map((event) => event.seq)));
    for (const seq of [5, 4, 4, 6]) connection.say('run.event', scored(seq));
    expect(store.run()?.lastSeq).toBe(3);
    drawFrame();
    expect(batches).toEqual([[4, 5, 6]]);
    expect(store.run()).toMatchObject({ lastSeq: 6, counts: { passed: 6 } });
  });

  it('keeps what it shows when the connection is lost, and says so after three seconds', async () => {
    await open(aRun(3));
    expect(store.state()).toBe('live');
    connection.lose();
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.state()).toBe('live');
    await jest.advanceTimersByTimeAsync(3_000);
    expect(store.state()).toBe('reconnecting');
    expect(store.run()?.lastSeq).toBe(3);
    expect(store.silentMs()).toBeGreaterThanOrEqual(4_000);
  });

  it('watches again from the last event that it has, after a reconnect', async () => {
    await open(aRun(3));
    connection.say('run.event', scored(4));
    connection.lose();
    connection.connect();
    expect(connection.asked.at(-1)).toEqual({ runId: 'r1', afterSeq: 4 });
  });

  it('asks for a replay when a gap stays', async () => {
    await open(aRun(3));
    connection.say('run.event', scored(6));
    await jest.advanceTimersByTimeAsync(3_000);
    expect(connection.asked.at(-1)).toEqual({ runId: 'r1', afterSeq: 3 });
    expect(connection.asked).toHaveLength(2);
  });

  it('reads the run anew when it is too far behind for a replay', async () => {
    await open(aRun(3));
    connection.acknowledge({ lastSeq: 9_000, snapshotRequired: true });
    await answer(aRun(9, 9));
    expect(store.run()?.lastSeq).toBe(9);
  });

  it('does not go back to a reading that the events have overtaken', async () => {
    await open(aRun(3));
    const reading = store.read();
    for (const seq of [4, 5]) connection.say('run.event', scored(seq));
    drawFrame();
    await answer(aRun(4));
    await reading;
    expect(store.run()).toMatchObject({ lastSeq: 5, counts: { passed: 5 } });
  });

  it('says what went wrong when the run cannot be read', async () => {
    store.open('r1');
    const problem = {
      code: 'not_found',
      title: 'There is nothing at this address',
      status: 404,
      detail: '',
      hint: '',
      type: '',
    };
    http.expectOne('/api/benchmarks/runs/r1').flush(problem, { status: 404, statusText: 'Not Found' });
    await turn();
    expect([store.loading(), store.failure()?.code]).toEqual([false, 'not_found']);
  });

  it('has nothing more to wait for once the run has ended', async () => {
    await open(aRun(10, 10, 'completed'));
    expect(store.state()).toBe('ended');
    await jest.advanceTimersByTimeAsync(30_000);
    http.expectNone('/api/benchmarks/runs/r1');
  });
});
