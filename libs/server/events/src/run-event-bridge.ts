import { Logger } from '@nestjs/common';
import { EVENT_CHANNEL, SHOW_PRESENCE, WORK_CHANNEL } from '@assay/server/persistence';
import pg from 'pg';
import type { RunEventBus } from './run-event-bus';

export interface RunEventBridgeOptions {
  /** The database; null where no other process can be on it, and there is nothing to listen for. */
  readonly url: string | null;
  /** Between two questions whether the connection still lives, ms. */
  readonly pingMs?: number;
  /** How long an answer to one may take, ms. */
  readonly pingTimeoutMs?: number;
  /** The longest wait before the next try to connect, ms. */
  readonly longestRetryMs?: number;
}

const FIRST_RETRY_MS = 200;

/**
 * Brings the notices of other processes to the bus, over a connection of its own that is made again whenever it breaks, also when
 * it breaks without a word. Notices carry run and seq only; what was missed is read from the table. As long as it stands, others see
 * that this process lives.
 */
export class RunEventBridge {
  private readonly logger = new Logger(RunEventBridge.name);
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;
  private failures = 0;
  private presence = '';

  constructor(
    private readonly options: RunEventBridgeOptions,
    private readonly bus: RunEventBus,
  ) {}

  /** Resolves when the first try to connect is over, however it went. `presence` is the name of this process for others; empty = none. */
  async start(presence = ''): Promise<void> {
    if (!this.stopped || this.options.url === null) return;
    this.stopped = false;
    this.presence = presence;
    await this.connect(this.options.url);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private async connect(url: string): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'assay events',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: this.options.pingTimeoutMs ?? 5_000,
    });
    this.client = client;
    client.on('error', () => this.lost(client, url));
    client.on('end', () => this.lost(client, url));
    client.on('notification', (notice) => this.hear(notice.channel, notice.payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${EVENT_CHANNEL}`);
      await client.query(`LISTEN ${WORK_CHANNEL}`);
      if (this.presence !== '') await client.query(SHOW_PRESENCE, [this.presence]);
    } catch {
      return this.lost(client, url);
    }
    if (this.failures > 0) this.logger.log('Hearing events of other processes again.');
    this.failures = 0;
    this.bus.resync();
    this.pingLater(client, url);
  }

  private hear(channel: string, payload: string): void {
    const [runId = '', seq = ''] = payload.split(' ');
    if (channel === EVENT_CHANNEL) this.bus.announce(runId, Number(seq));
    else this.bus.wake(runId);
  }

  private pingLater(client: pg.Client, url: string): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => this.client === client && this.pingLater(client, url),
        () => this.lost(client, url),
      );
    }, this.options.pingMs ?? 10_000);
    this.timer.unref();
  }

  /** Drops a connection, once, and tries again later. */
  private lost(client: pg.Client, url: string): void {
    if (this.client !== client) return;
    this.client = null;
    if (this.timer !== null) clearTimeout(this.timer);
    client.end().catch(() => undefined);
    if (this.stopped) return;
    this.failures += 1;
    if (this.failures === 1) this.logger.warn('Lost the connection for events of other processes; connecting again.');
    const wait = Math.min(this.options.longestRetryMs ?? 5_000, FIRST_RETRY_MS * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => void this.connect(url), wait);
    this.timer.unref();
  }
}
