import { CannotStart } from '@assay/server/config';
import { adopt } from './adopt';
import { findBinaries } from './binaries';
import { ensureCluster, type ClusterKind } from './cluster';
import { databasePassword, openDataFolder } from './data-folder';
import type { FolderLock } from './folder-lock';
import { chooseIdentity, type RootWay } from './identity';
import { LastResort } from './last-resort';
import { lockFolder } from './lock-folder';
import { addressOf, ensureDatabase, type DatabaseAddress } from './login';
import { launch, terminate, type LaunchPlan } from './server';
import { Supervisor } from './supervisor';

/** How an embedded database is run. */
export interface EmbeddedPostgresOptions {
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  /** Sentences about steps that take a while. */
  readonly onProgress?: (text: string) => void;
  /** PostgreSQL ended by itself and is being started again on the same port. */
  readonly onRestart?: (text: string) => void;
  /** Default: durable, sorted by code point. Counts when the cluster is made. */
  readonly kind?: ClusterKind;
  /** How root runs PostgreSQL; default: the first way that works. */
  readonly rootWay?: RootWay;
}

/**
 * PostgreSQL from the npm package, on a data folder that no second process can use: started on a free loopback port, taken over when an
 * earlier process was killed and left it running, started again when it ends by itself, stopped in order.
 */
export class EmbeddedPostgres {
  private lock: FolderLock | null = null;
  private supervisor: Supervisor | null = null;
  private starting: Promise<DatabaseAddress> | null = null;
  private readonly lastResort = new LastResort(() => this.supervisor?.serverPid ?? null);

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  /** Throws `FolderInUse` when another process has the folder, else `CannotStart` with a sentence for people. */
  start(): Promise<DatabaseAddress> {
    this.starting ??= this.bringUp().catch(async (error: unknown) => {
      await this.tearDown();
      this.starting = null;
      throw error;
    });
    return this.starting;
  }

  /** Tells a process that comes second where the API of this one listens. */
  async announce(url: string): Promise<void> {
    await this.lock?.announce(url);
  }

  /** Stops the database, at the latest after 25 s, and gives the folder back. Nothing happens when it is not running. */
  async stop(): Promise<void> {
    const failed = await this.starting?.then(
      () => false,
      () => true,
    );
    if (failed !== true) await this.tearDown();
    this.starting = null;
  }

  private async bringUp(): Promise<DatabaseAddress> {
    const { dataDir, onProgress = () => undefined } = this.options;
    const folder = await openDataFolder(dataDir);
    this.lock = await lockFolder(dataDir);
    const kind = this.options.kind ?? { durable: true, locale: 'C.UTF-8' };
    const identity = await chooseIdentity(await findBinaries(), folder, this.options.rootWay);
    const password = await databasePassword(folder);
    await ensureCluster(folder, identity, kind, onProgress);
    const plan: LaunchPlan = { folder, identity, durable: kind.durable, onProgress };
    const server = (await adopt(folder, password)) ?? (await launch(plan));
    this.supervisor = new Supervisor(server, plan, this.options.onRestart ?? onProgress);
    this.lastResort.arm();
    const address = addressOf(server.port, password);
    await ensureDatabase(address).catch((error: unknown) => {
      throw new CannotStart(`The embedded database does not let Assay in: ${String(error)}`, { cause: error });
    });
    return address;
  }

  private async tearDown(): Promise<void> {
    const pid = await this.supervisor?.release();
    if (pid !== undefined && pid !== null) await terminate(pid);
    this.lastResort.disarm();
    await this.lock?.release();
    this.supervisor = null;
    this.lock = null;
  }
}
