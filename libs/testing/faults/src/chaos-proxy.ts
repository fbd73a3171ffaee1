import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What becomes of bytes: handed on · thrown away on both ways while the connection stays (a cable that was pulled). */
type Way = 'pass' | 'black_hole';

interface Link {
  readonly near: Socket;
  readonly far: Socket;
}

/** A stretch of network between a client and a server, which a spec may cut, slow down or let fall silent. */
export class ChaosProxy {
  private readonly links = new Set<Link>();
  private way: Way = 'pass';
  private delayMs = 0;
  private refusing = false;
  private cutOn: ((bytes: Buffer) => boolean) | null = null;

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
    readonly port: number,
  ) {}

  /** Listens on a free port of this machine for connections to the target. */
  static async start(target: { readonly host: string; readonly port: number }): Promise<ChaosProxy> {
    const holder: { proxy?: ChaosProxy } = {};
    const server = createServer((near) => holder.proxy?.open(near));
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    holder.proxy = new ChaosProxy(server, target, (server.address() as AddressInfo).port);
    return holder.proxy;
  }

  /** A proxy in front of what a URL names, and the URL that goes through it. */
  static async before(url: string): Promise<{ readonly proxy: ChaosProxy; readonly url: string }> {
    const through = new URL(url);
    const proxy = await ChaosProxy.start({ host: through.hostname, port: Number(through.port || 5_432) });
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    return { proxy, url: through.toString() };
  }

  /** Everything flows again, and new connections are taken. Those that were in a black hole are cut: what they lost is lost. */
  heal(): void {
    if (this.way === 'black_hole') this.cut();
    this.way = 'pass';
    this.delayMs = 0;
    this.refusing = false;
    this.cutOn = null;
  }

  /** Ends all connections at once; new ones are taken. */
  cut(): void {
    for (const { near, far } of this.links) {
      near.resetAndDestroy();
      far.destroy();
    }
    this.links.clear();
  }

  /** Ends all connections and lets no new one through, until it heals. */
  close(): void {
    this.refusing = true;
    this.cut();
  }

  /** From now on nothing arrives any more, on any connection, and nobody is told. */
  blackHole(): void {
    this.way = 'black_hole';
  }

  /** Every piece takes so long in each direction, ms. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Hands the next bytes for which the check holds to the server, and cuts the connection before its answer comes back. Once. */
  loseAnswerTo(check: (bytes: Buffer) => boolean): void {
    this.cutOn = check;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private open(near: Socket): void {
    if (this.refusing) return void near.resetAndDestroy();
    const far = connect(this.target);
    const link = { near, far };
    this.links.add(link);
    near.on('data', (bytes) => this.toServer(link, bytes));
    far.on('data', (bytes) => this.carry(near, bytes));
    const end = (): void => {
      this.links.delete(link);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('close', end).on('error', end);
  }

  private toServer(link: Link, bytes: Buffer): void {
    if (this.cutOn?.(bytes) !== true) return this.carry(link.far, bytes);
    this.cutOn = null;
    // The server gets it and does it; nobody hears that it did.
    link.far.removeAllListeners('data').resume();
    link.far.write(bytes, () => setTimeout(() => link.near.resetAndDestroy(), 50));
  }

  private carry(to: Socket, bytes: Buffer): void {
    if (this.way === 'black_hole') return;
    if (this.delayMs === 0) return void to.write(bytes);
    setTimeout(() => to.write(bytes), this.delayMs);
  }
}
