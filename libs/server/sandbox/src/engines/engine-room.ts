import type { CodeLanguage } from '@assay/domain/run';
import type { Installation } from '../installation';
import { guestCommand } from '../layers/command';
import type { Layers } from '../layers/layers';
import { GuestProcess } from '../process/guest-process';
import { SandboxFault } from '../sandbox-fault';
import type { GuestLimits } from '../sandbox-limits';
import { guestProgram, type GuestKind } from './guest-setup';
import { runToEnd } from './run-to-end';
import { SnapshotStore } from './snapshot-store';
import { Spares } from './spares';
import { Testers } from './testers';

/** Making a snapshot takes about two seconds of CPU; a busy machine may need many times that. */
const SNAPSHOT_MS = 120_000;

/** `folder` keeps the snapshot of Python; `spares`: whether a process of each language waits ready. */
export interface RoomOptions {
  readonly folder: string;
  readonly spares: boolean;
}

/** Starts guests, each for one program, and keeps one of each language ready. */
export class EngineRoom {
  private readonly snapshots: SnapshotStore;
  readonly testers = new Testers((language) => this.take(language));
  private readonly running = new Set<GuestProcess>();
  private closed = false;
  private readonly spares: { readonly [Language in CodeLanguage]: Spares };

  constructor(
    private readonly installation: Installation,
    private readonly layers: Layers,
    private readonly limits: GuestLimits,
    { folder, spares }: RoomOptions,
  ) {
    const key = {
      engine: installation.engines.python,
      node: process.version,
      sources: `${installation.guestDir}/python`,
    };
    this.snapshots = new SnapshotStore(folder, key, () => this.makeSnapshot());
    this.spares = {
      python: new Spares(() => this.startPython(), spares),
      javascript: new Spares(() => this.start({ language: 'javascript', snapshotFile: null }), spares),
    };
  }

  /** A process for one program, ready for requests. Throws `SandboxFault`. */
  async take(language: CodeLanguage): Promise<GuestProcess> {
    if (this.closed) throw new SandboxFault('The sandbox is closed.');
    return this.spares[language].take();
  }

  /** Makes one process of each language ready. */
  prepare(): void {
    for (const spares of Object.values(this.spares)) spares.prepare();
  }

  /** Ends every process, those of programs that run too; none is left when it resolves. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(Array.from(this.running, (guest) => guest.leave()));
    await Promise.all([this.testers.close(), ...Object.values(this.spares).map((spares) => spares.close())]);
  }

  private async startPython(): Promise<GuestProcess> {
    const snapshotFile = await this.snapshots.file();
    try {
      return await this.start({ language: 'python', snapshotFile });
    } catch (error) {
      if (snapshotFile === null) throw error;
      await this.snapshots.drop();
      return this.start({ language: 'python', snapshotFile: null });
    }
  }

  private async start(kind: GuestKind): Promise<GuestProcess> {
    const program = guestProgram(kind, this.installation, this.limits);
    const guest = new GuestProcess(guestCommand(program, this.layers, this.limits.process), this.limits.pipeBytes);
    this.running.add(guest);
    void guest.gone.then(() => this.running.delete(guest));
    const failed = await guest.ready();
    if (failed !== null) throw new SandboxFault(failed.what);
    return guest;
  }

  private makeSnapshot(): Promise<Buffer> {
    const kind = { language: 'python', snapshotFile: null, makeSnapshot: true } as const;
    const program = guestProgram(kind, this.installation, this.limits);
    return runToEnd(guestCommand(program, this.layers, this.limits.process), SNAPSHOT_MS);
  }
}
