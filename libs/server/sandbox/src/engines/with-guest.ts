import type { CodeLanguage } from '@assay/domain/run';
import type { GuestProcess } from '../process/guest-process';
import type { EngineRoom } from './engine-room';

/** Does work with a fresh process and ends it, whatever happens; it is gone when this resolves. */
export async function withGuest<Result>(
  room: EngineRoom,
  language: CodeLanguage,
  work: (guest: GuestProcess) => Promise<Result>,
): Promise<Result> {
  const guest = await room.take(language);
  try {
    return await work(guest);
  } finally {
    await guest.leave();
  }
}
