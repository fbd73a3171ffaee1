import { disownPostmaster } from './postmaster-file';
import { isAlive } from './process-table';
import { launch, type LaunchPlan, type RunningServer } from './server';

const LOOK_EVERY_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Looks after a running PostgreSQL: when it ends by itself (killed, disk full), it is started again on the same port. */
export class Supervisor {
  private pid: number | null;
  private released = false;
  private readonly timer: NodeJS.Timeout;
  private restarting: Promise<void> | null = null;

  constructor(
    private readonly server: RunningServer,
    private readonly plan: LaunchPlan,
    private readonly onRestart: (text: string) => void,
  ) {
    this.pid = server.pid;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** The process of PostgreSQL, null while there is none. */
  get serverPid(): number | null {
    return this.pid;
  }

  /** Stops looking. Returns the process to end, null when there is none. */
  async release(): Promise<number | null> {
    this.released = true;
    clearInterval(this.timer);
    await this.restarting;
    return this.pid;
  }

  private async look(): Promise<void> {
    if (this.restarting !== null || this.released || (this.pid !== null && (await isAlive(this.pid)))) return;
    this.restarting ??= this.restart().finally(() => (this.restarting = null));
    await this.restarting;
  }

  private async restart(): Promise<void> {
    this.pid = null;
    for (let pause = LOOK_EVERY_MS; !this.released; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      this.onRestart('PostgreSQL has ended by itself and is started again.');
      try {
        await disownPostmaster(this.plan.folder.cluster);
        this.pid = (await launch(this.plan, this.server.port)).pid;
        return;
      } catch (error) {
        this.onRestart(error instanceof Error ? error.message : String(error));
        await this.wait(pause);
      }
    }
  }

  /** A release cuts the pause short. */
  private async wait(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!this.released && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
