import type { IncomingMessage } from 'node:http';
import { LIVE_PATH, type WatchAck } from '@assay/contracts';
import { Clock } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { refusalOf } from '@assay/server/http';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import { MessageRate } from './message-rate';
import { readUnwatch, readWatch } from './watch-request';
import { Watcher, type LiveSocket } from './watcher';

const MOST_MESSAGES_PER_SECOND = 20;
const LARGEST_FRAME = 65_536;

/** Sends the events of runs to pages. A handshake from another site is refused before it is answered. */
@WebSocketGateway({
  path: LIVE_PATH,
  serveClient: false,
  transports: ['websocket'],
  maxHttpBufferSize: LARGEST_FRAME,
  allowRequest: (request: IncomingMessage, answer: (error: string | null, allowed: boolean) => void) => {
    answer(null, refusalOf(request) === null);
  },
})
export class LiveGateway
  implements OnGatewayConnection<LiveSocket>, OnGatewayDisconnect<LiveSocket>, BeforeApplicationShutdown
{
  private readonly watchers = new Map<LiveSocket, { readonly watcher: Watcher; readonly rate: MessageRate }>();

  constructor(
    private readonly bus: RunEventBus,
    private readonly clock: Clock,
  ) {}

  handleConnection(socket: LiveSocket): void {
    this.watchers.set(socket, {
      watcher: new Watcher(socket, this.bus),
      rate: new MessageRate(MOST_MESSAGES_PER_SECOND),
    });
  }

  handleDisconnect(socket: LiveSocket): void {
    this.watchers.get(socket)?.watcher.leave();
    this.watchers.delete(socket);
  }

  beforeApplicationShutdown(): void {
    for (const { watcher } of this.watchers.values()) watcher.close('server_restarting');
  }

  @SubscribeMessage('run.watch')
  async watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<WatchAck> {
    const watcher = this.watcherOf(socket);
    if (watcher === null) return { error: `At most ${MOST_MESSAGES_PER_SECOND} messages a second.` };
    const request = readWatch(body);
    return request === null ? { error: 'run.watch needs {runId, afterSeq}.' } : watcher.watch(request);
  }

  @SubscribeMessage('run.unwatch')
  unwatch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): { readonly ok: true } | { readonly error: string } {
    const runId = readUnwatch(body);
    if (runId === null) return { error: 'run.unwatch needs {runId}.' };
    this.watcherOf(socket)?.unwatch(runId);
    return { ok: true };
  }

  /** Null when the socket sends too much. */
  private watcherOf(socket: LiveSocket): Watcher | null {
    const known = this.watchers.get(socket);
    return known?.rate.allows(this.clock.now().getTime()) === true ? known.watcher : null;
  }
}
