import type { RunEvent, TrialProgress } from '@assay/contracts';
import { RunEventBus, RunEventHistory } from '@assay/server/events';
import { Watcher, type LiveSocket } from './watcher';

const MEGABYTE = 1_048_576;

/** A socket whose reader has left so many bytes lying. */
class SlowSocket {
  readonly sent: string[] = [];
  readonly transport = { socket: { bufferedAmount: 0 } };
  readonly conn = { transport: this.transport };
  connected = true;
  readonly volatile = { emit: (name: string) => void this.sent.push(name) };

  emit(name: string): void {
    this.sent.push(name);
  }

  disconnect(): void {
    this.connected = false;
  }
}

function watched(): { bus: RunEventBus; socket: SlowSocket; watcher: Watcher } {
  const log = { after: () => Promise.resolve([]), lastSeq: () => Promise.resolve(0) };
  const bus = new RunEventBus(new RunEventHistory(log as unknown as ConstructorParameters<typeof RunEventHistory>[0]));
  const socket = new SlowSocket();
  return { bus, socket, watcher: new Watcher(socket as unknown as LiveSocket, bus) };
}

const event = (seq: number): RunEvent => ({ runId: 'run', seq, type: 'run.started' }) as RunEvent;
const progress = { runId: 'run', trialId: 't', phase: 'answering', tokens: 1, text: 'a' } satisfies TrialProgress;

describe('Watcher', () => {
  it('F65 loses progress first, then its connection; nothing is kept for it', async () => {
    const { bus, socket, watcher } = watched();
    await watcher.watch({ runId: 'run', afterSeq: 0 });
    bus.publishProgress(progress);
    bus.publish([event(1)]);
    expect(socket.sent).toEqual(['trial.progress', 'run.event']);
    socket.transport.socket.bufferedAmount = 2 * MEGABYTE;
    bus.publishProgress(progress);
    bus.publish([event(2)]);
    expect(socket.sent.slice(2)).toEqual(['run.event']);
    socket.transport.socket.bufferedAmount = 5 * MEGABYTE;
    bus.publish([event(3)]);
    expect(socket.sent.slice(3)).toEqual(['run.event', 'live.closing']);
    expect(socket.connected).toBe(false);
    bus.publish([event(4)]);
    expect(socket.sent).toHaveLength(5);
  });
});
