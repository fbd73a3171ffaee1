import { WorkerSlots } from './worker-slots';

describe('WorkerSlots', () => {
  it('lets so many go on at once, the others in their order', async () => {
    const slots = new WorkerSlots(2);
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const work = [0, 1, 2, 3].map((each) =>
      slots.run(async () => {
        started.push(each);
        await new Promise<void>((resolve) => ends.push(resolve));
        return each;
      }),
    );
    await Promise.resolve();
    expect(started).toEqual([0, 1]);
    ends[1]?.();
    await work[1];
    expect(started).toEqual([0, 1, 2]);
    for (const end of ends) end();
    await work[2];
    ends[3]?.();
    expect(await Promise.all(work)).toEqual([0, 1, 2, 3]);
  });

  it('goes on after work that failed', async () => {
    const slots = new WorkerSlots(1);
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await slots.run(() => Promise.resolve(1))).toBe(1);
  });
});
