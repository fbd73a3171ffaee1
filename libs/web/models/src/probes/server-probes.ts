import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { SpeedProbe } from '@assay/contracts';
import { type Failure, ServersApi, toFailure } from '@assay/web/data';
import { ModelList } from '../models/model-list';

/** Between two looks at probes that go on, ms. */
const LOOK_MS = 1_000;

/** The speed probes of one server as the page follows them. */
export interface FollowedProbes {
  readonly probes: readonly SpeedProbe[];
  readonly failure: Failure | null;
}

const NONE: FollowedProbes = { probes: [], failure: null };

/** Starts, follows and ends speed probes, each server for itself. Provided by the page. */
@Injectable()
export class ServerProbes {
  private readonly api = inject(ServersApi);
  private readonly models = inject(ModelList);
  private readonly followed = signal<ReadonlyMap<string, FollowedProbes>>(new Map());
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private left = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.left = true;
      for (const timer of this.timers.values()) clearTimeout(timer);
    });
  }

  of(serverId: string): FollowedProbes {
    return this.followed().get(serverId) ?? NONE;
  }

  isOpen(serverId: string): boolean {
    return this.of(serverId).probes.some((probe) => probe.finishedAt === null);
  }

  /** Takes up what goes on already: somebody else may have started it. */
  async open(serverId: string): Promise<void> {
    await this.act(serverId, async () => {
      const open = (await this.api.probes(serverId)).filter(({ finishedAt }) => finishedAt === null);
      if (open.length > 0) this.show(serverId, open);
    });
  }

  async start(serverId: string, models?: readonly string[]): Promise<void> {
    await this.act(serverId, async () => {
      const started = await this.api.startProbes(serverId, models);
      const ids = new Set(started.map(({ id }) => id));
      const before = this.of(serverId).probes.filter((probe) => probe.finishedAt === null && !ids.has(probe.id));
      this.show(serverId, [...before, ...started]);
    });
  }

  async stop(serverId: string): Promise<void> {
    await this.act(serverId, async () => {
      await this.api.cancelProbes(serverId);
      await this.look(serverId);
    });
  }

  /** Takes the list away; what goes on goes on. */
  close(serverId: string): void {
    clearTimeout(this.timers.get(serverId));
    this.note(serverId, NONE);
  }

  private show(serverId: string, probes: readonly SpeedProbe[]): void {
    this.note(serverId, { probes });
    this.lookLater(serverId);
  }

  private lookLater(serverId: string): void {
    clearTimeout(this.timers.get(serverId));
    if (this.left || !this.isOpen(serverId)) return;
    this.timers.set(
      serverId,
      setTimeout(() => void this.act(serverId, () => this.look(serverId)), LOOK_MS),
    );
  }

  private async look(serverId: string): Promise<void> {
    const now = new Map((await this.api.probes(serverId)).map((probe) => [probe.id, probe]));
    const before = this.of(serverId).probes;
    const probes = before.map((probe) => now.get(probe.id) ?? probe);
    this.note(serverId, { probes });
    const ended = probes.filter((probe, at) => probe.finishedAt !== null && before[at]?.finishedAt === null);
    if (ended.length > 0) this.models.reload();
  }

  private async act(serverId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.note(serverId, { failure: null });
    } catch (error) {
      this.note(serverId, { failure: toFailure(error) });
    }
    this.lookLater(serverId);
  }

  private note(serverId: string, change: Partial<FollowedProbes>): void {
    this.followed.update((known) => new Map(known).set(serverId, { ...(known.get(serverId) ?? NONE), ...change }));
  }
}
