import { TaskCache } from './task-cache';

describe('TaskCache', () => {
  it('reads a task once and forgets what was used longest ago', async () => {
    const reads: string[] = [];
    const cache = new TaskCache(async (id: string) => {
      reads.push(id);
      return id === 'none' ? null : { id };
    }, 2);
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await cache.get(id)).toEqual({ id });
    expect(reads).toEqual(['a', 'b', 'c', 'b']);
    await expect(cache.get('none')).rejects.toThrow('none');
  });
});
