import { Clock } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { isStorageFull } from '@assay/server/persistence';
import { EngineStore } from '../engine-store';
import type { Lane } from './lane';

const REASON =
  'The disk of the database is full. What is stored is safe; the run goes on by itself when there is room.';

/** Looks after lanes that wait because the database has no room: tells of it, asks again, and lets them go on. */
export class StorageWatch {
  private readonly told = new Set<Lane>();

  constructor(
    private readonly store: EngineStore,
    private readonly bus: RunEventBus,
    private readonly clock: Clock,
  ) {}

  /** One look; `everyMs` until the next. */
  async look(lanes: readonly Lane[], everyMs: number): Promise<void> {
    const waiting = lanes.filter((lane) => lane.storageFullSince !== null);
    if (waiting.length > 0 && (await this.store.room.isThere())) {
      for (const lane of waiting) lane.storageFullSince = null;
    }
    for (const lane of lanes) {
      if (lane.storageFullSince !== null) await this.tell(lane, lane.storageFullSince, everyMs);
      else if (this.told.delete(lane)) await this.goOn(lane);
    }
  }

  /** As far as a disk without room lets it. */
  private async tell(lane: Lane, sinceMs: number, everyMs: number): Promise<void> {
    const next = new Date(this.clock.now().getTime() + everyMs).toISOString();
    const wait = { reason: REASON, since: new Date(sinceMs).toISOString(), nextTryAt: next, waitsUntil: next };
    this.told.add(lane);
    try {
      this.bus.publish(await this.store.lifecycle.beginWait(lane.held, wait, 'storage'));
    } catch (error) {
      if (!isStorageFull(error)) throw error;
    }
  }

  private async goOn(lane: Lane): Promise<void> {
    lane.bell.ring();
    this.bus.publish(await this.store.lifecycle.endWait(lane.held));
  }
}
