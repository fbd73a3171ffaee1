import { refusedReason, standingOf } from '@assay/domain/judging';
import type { JudgeIdentity } from '@assay/server/persistence';
import { EngineStore } from '../engine-store';
import type { RunningBlock } from '../lane/block';

/** Unreadable ones of a judge's replies, counted on while its block goes on. */
interface Account {
  n: number;
  of: number;
}

/** Keeps count of the replies of judges that could not be read: one that gives too many of them is asked nothing more. */
export class JudgeAccounts {
  private readonly ofBlocks = new WeakMap<RunningBlock, Map<string, Promise<Account>>>();

  constructor(private readonly store: EngineStore) {}

  /** Why this judge is asked nothing; null = it may judge. */
  async refusal(block: RunningBlock, judge: JudgeIdentity): Promise<string | null> {
    const account = await this.of(block, judge);
    return standingOf(account) === 'refused' ? refusedReason(judge.name, account) : null;
  }

  /** Counts one reply. */
  async heard(block: RunningBlock, judge: JudgeIdentity, isReadable: boolean): Promise<void> {
    const account = await this.of(block, judge);
    account.of += 1;
    if (!isReadable) account.n += 1;
  }

  private of(block: RunningBlock, { id }: JudgeIdentity): Promise<Account> {
    const accounts = this.ofBlocks.get(block) ?? new Map<string, Promise<Account>>();
    this.ofBlocks.set(block, accounts);
    const known = accounts.get(id) ?? this.store.conducts.unreadable(id).then((count) => ({ ...count }));
    accounts.set(id, known);
    known.catch(() => accounts.delete(id));
    return known;
  }
}
