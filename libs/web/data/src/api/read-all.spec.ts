import type { Page } from '@assay/contracts';
import { readAll } from './read-all';

/** A list of `size` numbers in pages of at most 500. */
function list(size: number) {
  const asked: (string | undefined)[] = [];
  const read = ({ limit, cursor }: { limit: number; cursor?: string }): Promise<Page<number>> => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const to = Math.min(size, from + limit);
    const items = Array.from({ length: to - from }, (_, i) => from + i);
    return Promise.resolve({ items, nextCursor: to < size ? String(to) : null, total: size });
  };
  return { asked, read };
}

describe('readAll', () => {
  it('asks once for a short list', async () => {
    const { asked, read } = list(40);
    expect(await readAll(read, 2_000)).toMatchObject({ total: 40, complete: true });
    expect(asked).toEqual([undefined]);
  });
  it('follows the cursors to the end', async () => {
    const { asked, read } = list(1_200);
    const all = await readAll(read, 2_000);
    expect(all.items).toHaveLength(1_200);
    expect(all.items.at(-1)).toBe(1_199);
    expect(asked).toEqual([undefined, '500', '1000']);
  });
  it('stops at the bound and says so', async () => {
    const all = await readAll(list(5_000).read, 1_000);
    expect(all).toMatchObject({ total: 5_000, complete: false });
    expect(all.items).toHaveLength(1_000);
  });
});
