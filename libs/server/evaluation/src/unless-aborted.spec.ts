import { unlessAborted } from './unless-aborted';

describe('unlessAborted', () => {
  it('gives what the work gives', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(Promise.resolve(5), signal)).toBe(5);
    await expect(unlessAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });

  it('does not wait for work that is called off, nor hear its error', async () => {
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<number>((_, reject) => {
      fail = reject;
    });
    const result = unlessAborted(work, controller.signal);
    controller.abort();
    expect(await result).toBeNull();
    fail(new Error('too late'));
    expect(await unlessAborted(Promise.resolve(1), controller.signal)).toBeNull();
  });
});
