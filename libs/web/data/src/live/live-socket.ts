import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import {
  LIVE_PATH,
  type ClientToServerEvents,
  type LiveClosingReason,
  type RunEvent,
  type ServerToClientEvents,
  type TrialProgress,
  type WatchAck,
} from '@assay/contracts';
import type { Socket } from 'socket.io-client';

export type LiveConnection = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Opens the connection; specs put another in its place. */
export const OPEN_LIVE_CONNECTION = new InjectionToken<() => Promise<LiveConnection>>('OPEN_LIVE_CONNECTION', {
  providedIn: 'root',
  factory: () => openConnection,
});

/** What a watcher of one run is told. */
export interface RunWatcher {
  readonly runId: string;
  /** Everything up to here is known already; asked again after each reconnect. */
  afterSeq(): number;
  onEvent(event: RunEvent): void;
  onProgress(progress: TrialProgress): void;
  /** The answer to each `run.watch`. */
  onAck(ack: WatchAck): void;
}

/** The one socket of the page: connects on first use, comes back by itself, and then watches again what was watched. */
@Injectable({ providedIn: 'root' })
export class LiveSocket {
  private readonly open = inject(OPEN_LIVE_CONNECTION);
  private connection: Promise<LiveConnection> | null = null;
  private readonly watchers = new Set<RunWatcher>();
  private readonly connected = signal(false);
  private readonly closing = signal<LiveClosingReason | null>(null);
  /** False from the moment that the connection is lost. */
  readonly isConnected = this.connected.asReadonly();
  /** Why the server said goodbye; null while connected. */
  readonly closingReason = this.closing.asReadonly();

  /** Watches a run until the returned function is called. */
  watch(watcher: RunWatcher): () => void {
    this.watchers.add(watcher);
    void this.socket().then((socket) => {
      if (socket.connected && this.watchers.has(watcher)) ask(socket, watcher);
    });
    return () => this.unwatch(watcher);
  }

  /** Asks for a replay from where the watcher stands, for example after a gap. */
  watchAgain(watcher: RunWatcher): void {
    void this.socket().then((socket) => {
      if (socket.connected && this.watchers.has(watcher)) ask(socket, watcher);
    });
  }

  private unwatch(watcher: RunWatcher): void {
    this.watchers.delete(watcher);
    const others = [...this.watchers].some((other) => other.runId === watcher.runId);
    if (!others) void this.socket().then((socket) => socket.emit('run.unwatch', { runId: watcher.runId }));
  }

  private socket(): Promise<LiveConnection> {
    this.connection ??= this.open().then((socket) => this.wire(socket));
    return this.connection;
  }

  private wire(socket: LiveConnection): LiveConnection {
    socket.on('connect', () => {
      this.connected.set(true);
      this.closing.set(null);
      for (const watcher of this.watchers) ask(socket, watcher);
    });
    socket.on('disconnect', (reason) => {
      this.connected.set(false);
      // The server closed the door on purpose: socket.io then waits for us to knock again.
      if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000);
    });
    socket.on('live.closing', ({ reason }) => this.closing.set(reason));
    socket.on('run.event', (event) => this.of(event.runId).forEach((watcher) => watcher.onEvent(event)));
    socket.on('trial.progress', (progress) =>
      this.of(progress.runId).forEach((watcher) => watcher.onProgress(progress)),
    );
    this.connected.set(socket.connected);
    return socket;
  }

  private of(runId: string): RunWatcher[] {
    return [...this.watchers].filter((watcher) => watcher.runId === runId);
  }
}

function ask(socket: LiveConnection, watcher: RunWatcher): void {
  socket.emit('run.watch', { runId: watcher.runId, afterSeq: watcher.afterSeq() }, (ack) => watcher.onAck(ack));
}

async function openConnection(): Promise<LiveConnection> {
  const { io } = await import('socket.io-client');
  return io({ path: LIVE_PATH, transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
}
