import { Recent } from './recent';

describe('Recent', () => {
  it('computes a value once, also for two who ask at the same time', async () => {
    const recent = new Recent<number>(2);
    let computed = 0;
    const compute = () => Promise.resolve((computed += 1));
    expect(await Promise.all([recent.get('a', compute), recent.get('a', compute)])).toEqual([1, 1]);
    expect(await recent.get('b', compute)).toBe(2);
  });

  it('lets go of what was used longest ago', async () => {
    const recent = new Recent<string>(2);
    const made: string[] = [];
    const ask = (key: string) =>
      recent.get(key, () => {
        made.push(key);
        return Promise.resolve(key);
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps no failure', async () => {
    const recent = new Recent<number>(2);
    await expect(recent.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await recent.get('a', () => Promise.resolve(1))).toBe(1);
  });
});
