import type { RunEvent } from '@assay/contracts';
import fc from 'fast-check';
import { RunEventBus, type RunWatch } from './run-event-bus';
import { RunEventHistory } from './run-event-history';

jest.setTimeout(60_000);

const event = (seq: number): RunEvent => ({ runId: 'run', seq, type: 'run.started' }) as RunEvent;
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

async function until(check: () => boolean): Promise<void> {
  while (!check()) await breathe();
}

/** A table in memory: `commit` is what a transaction would do. */
class Table {
  readonly rows: RunEvent[] = [];
  reads = 0;

  readonly history = new RunEventHistory({
    after: async (_runId: string, seq: number, limit: number) => {
      this.reads += 1;
      return this.rows.filter((row) => row.seq > seq).slice(0, limit);
    },
    lastSeq: async (runId: string) => (runId === 'run' ? this.rows.length : null),
  } as ConstructorParameters<typeof RunEventHistory>[0]);

  commit(): RunEvent {
    const next = event(this.rows.length + 1);
    this.rows.push(next);
    return next;
  }
}

const seqs = (heard: readonly RunEvent[]): number[] => heard.map(({ seq }) => seq);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

function stop(watch: RunWatch): void {
  if (watch.kind === 'watching') watch.stop();
}

describe('RunEventBus', () => {
  it('replays the past, then goes on live', async () => {
    const table = new Table();
    const bus = new RunEventBus(table.history);
    table.commit();
    table.commit();
    const heard: RunEvent[] = [];
    const watch = await bus.watch('run', 1, (one) => heard.push(one));
    expect(watch).toMatchObject({ kind: 'watching', lastSeq: 2 });
    bus.publish([table.commit()]);
    expect(seqs(heard)).toEqual([2, 3]);
    stop(watch);
    bus.publish([table.commit()]);
    expect(seqs(heard)).toEqual([2, 3]);
  });

  it('puts commits that overtook each other in order without asking the table', async () => {
    const table = new Table();
    const bus = new RunEventBus(table.history);
    const heard: RunEvent[] = [];
    const watch = await bus.watch('run', 0, (one) => heard.push(one));
    const before = table.reads;
    const [one, two, three] = [table.commit(), table.commit(), table.commit()];
    bus.publish([three]);
    bus.publish([two]);
    expect(heard).toEqual([]);
    bus.publish([one]);
    expect(seqs(heard)).toEqual([1, 2, 3]);
    expect(table.reads).toBe(before);
    stop(watch);
  });

  it('reads what another process committed', async () => {
    const table = new Table();
    const bus = new RunEventBus(table.history);
    const heard: RunEvent[] = [];
    const watch = await bus.watch('run', 0, (one) => heard.push(one));
    table.commit();
    table.commit();
    bus.announce('run', 2);
    await until(() => heard.length === 2);
    expect(seqs(heard)).toEqual([1, 2]);
    stop(watch);
  });

  it('catches up after a time without announcements', async () => {
    const table = new Table();
    const bus = new RunEventBus(table.history);
    const heard: RunEvent[] = [];
    const woken: (string | null)[] = [];
    bus.onWork((runId) => woken.push(runId));
    const watch = await bus.watch('run', 0, (one) => heard.push(one));
    table.commit();
    bus.resync();
    await until(() => heard.length === 1);
    expect(seqs(heard)).toEqual([1]);
    expect(woken).toEqual([null]);
    stop(watch);
  });

  it('sends those who are too far behind to read the run anew', async () => {
    const table = new Table();
    const bus = new RunEventBus(table.history);
    for (let n = 0; n <= 5_000; n += 1) table.commit();
    expect(await bus.watch('run', 0, () => undefined)).toEqual({ kind: 'snapshot_required', lastSeq: 5_001 });
    const watch = await bus.watch('run', 1, () => undefined);
    expect(watch).toMatchObject({ kind: 'watching', lastSeq: 5_001 });
    stop(watch);
    expect(await bus.watch('other', 0, () => undefined)).toEqual({ kind: 'unknown_run' });
  });

  it('keeps a watcher that throws away from the others', async () => {
    const table = new Table();
    const bus = new RunEventBus(table.history);
    const heard: RunEvent[] = [];
    const bad = await bus.watch('run', 0, () => {
      throw new Error('page went away');
    });
    const good = await bus.watch('run', 0, (one) => heard.push(one));
    bus.publish([table.commit()]);
    expect(seqs(heard)).toEqual([1]);
    stop(bad);
    stop(good);
  });

  it('hands progress only to those who watch that run', () => {
    const bus = new RunEventBus(new Table().history);
    const texts: string[] = [];
    const end = bus.onProgress('run', (progress) => texts.push(progress.text));
    const progress = { runId: 'run', trialId: 't', phase: 'answering', tokens: 1 } as const;
    bus.publishProgress({ ...progress, text: 'a' });
    bus.publishProgress({ ...progress, runId: 'other', text: 'b' });
    expect([bus.wantsProgress('run'), bus.wantsProgress('other')]).toEqual([true, false]);
    end();
    bus.publishProgress({ ...progress, text: 'c' });
    expect(texts).toEqual(['a']);
    expect(bus.wantsProgress('run')).toBe(false);
  });

  it('tells every watcher everything once and in order, whatever is lost, doubled or late', async () => {
    const step = fc.constantFrom('publish', 'lose', 'late', 'double', 'announce', 'join', 'breathe');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const table = new Table();
        const bus = new RunEventBus(table.history);
        const watchers: { heard: RunEvent[]; from: number; watch: Promise<RunWatch> }[] = [];
        const late: RunEvent[] = [];
        const join = (): void => {
          const heard: RunEvent[] = [];
          const from = Math.floor(table.rows.length / 2);
          watchers.push({ heard, from, watch: bus.watch('run', from, (one) => heard.push(one)) });
        };
        join();
        for (const what of steps) {
          if (what === 'join') join();
          else if (what === 'breathe') await breathe();
          else if (what === 'announce') bus.announce('run', table.rows.length);
          else {
            const one = table.commit();
            if (what === 'late') late.push(one);
            else if (what !== 'lose') bus.publish(what === 'double' ? [one, one] : [one]);
          }
        }
        bus.publish([...late].reverse());
        bus.announce('run', table.rows.length);
        const watches = await Promise.all(watchers.map(({ watch }) => watch));
        await until(() => watchers.every(({ heard, from }) => heard.length >= table.rows.length - from));
        for (const { heard, from } of watchers) expect(seqs(heard)).toEqual(upTo(table.rows.length).slice(from));
        watches.forEach(stop);
      }),
      { numRuns: 40 },
    );
  });
});
