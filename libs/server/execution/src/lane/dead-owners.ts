import { Clock } from '@assay/domain/run';
import type { Presence } from '@assay/server/persistence';

/**
 * Finds processes that died: their session is gone, and stays so. A lease alone would tell it half a minute later; a session alone
 * would also take a process for dead that only lost a connection.
 */
export class DeadOwners {
  /** Since when (ms of the clock) no session speaks for an owner. */
  private absent = new Map<string, number>();

  constructor(
    private readonly presence: Presence,
    private readonly clock: Clock,
    private readonly absenceMs: number,
  ) {}

  /** Frees what the dead held; gives who they were, where that was news. `self` lives, whatever its session does. */
  async release(self: string): Promise<readonly string[]> {
    const now = this.clock.now().getTime();
    const owners = (await this.presence.absent()).filter((owner) => owner !== self);
    this.absent = new Map(owners.map((owner) => [owner, this.absent.get(owner) ?? now]));
    const dead = owners.filter((owner) => now - (this.absent.get(owner) ?? now) >= this.absenceMs);
    return dead.length > 0 && (await this.presence.expire(dead)) ? dead : [];
  }
}
