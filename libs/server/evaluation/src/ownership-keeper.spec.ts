import { OwnershipKeeper } from './ownership-keeper';

/** Sleeps that end when the spec says so, or with their signal. */
class SleepsByHand {
  readonly waiting: (() => void)[] = [];

  sleep(_ms: number, signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => resolve(false));
      this.waiting.push(() => resolve(true));
    });
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('OwnershipKeeper', () => {
  it('extends what is held as long as there is work, and not after it', async () => {
    const sleeps = new SleepsByHand();
    let extended = 0;
    const extend = (): Promise<void> => {
      extended += 1;
      return Promise.resolve();
    };
    const keeper = new OwnershipKeeper(extend, 20, sleeps);
    let end: (value: string) => void = () => undefined;
    const slow = keeper.during(() => new Promise<string>((resolve) => (end = resolve)));
    const quick = keeper.during(() => Promise.resolve('quick'));
    expect(await quick).toBe('quick');
    for (const expected of [1, 2]) {
      sleeps.waiting.shift()?.();
      await settled();
      expect(extended).toBe(expected);
    }
    end('slow');
    expect(await slow).toBe('slow');
    await settled();
    sleeps.waiting.shift()?.();
    await settled();
    expect(extended).toBe(2);
  });

  it('gives the error of the work', async () => {
    const keeper = new OwnershipKeeper(() => Promise.resolve(), 20, new SleepsByHand());
    await expect(keeper.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
