import { DatabaseUnavailable } from '../database';
import { untilStored } from './until-stored';

const away = new DatabaseUnavailable('away');

describe('untilStored', () => {
  it('repeats while the database is away, full or in a deadlock, waiting longer each time', async () => {
    const full = Object.assign(new Error('disk'), { code: '53100' });
    const deadlock = Object.assign(new Error('deadlock'), { code: '40P01' });
    const failures: Error[] = [away, full, deadlock];
    const waits: number[] = [];
    const told: unknown[] = [];
    const write = async (): Promise<string> => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return 'stored';
    };
    const wait = async (ms: number): Promise<boolean> => waits.push(ms) > 0;
    expect(await untilStored(write, { wait, onAway: (error) => told.push(error) })).toBe('stored');
    expect(waits).toEqual([50, 100, 200]);
    expect(told).toEqual([away]);
  });

  it('throws the last error when waiting has no sense any more', async () => {
    await expect(untilStored(() => Promise.reject(away), { wait: async () => false })).rejects.toBe(away);
  });

  it('throws what another try would not mend', async () => {
    const wrong = Object.assign(new Error('check'), { code: '23514' });
    await expect(untilStored(() => Promise.reject(wrong), { wait: async () => true })).rejects.toBe(wrong);
  });
});
