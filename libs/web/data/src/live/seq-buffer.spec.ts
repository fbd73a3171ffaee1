import * as fc from 'fast-check';
import { SeqBuffer } from './seq-buffer';

describe('SeqBuffer', () => {
  const seqs = (items: readonly { seq: number }[]) => items.map((item) => item.seq);

  it('holds what comes too early and hands it over with what was missing', () => {
    const buffer = new SeqBuffer(3);
    expect(seqs(buffer.accept({ seq: 5 }))).toEqual([]);
    expect(buffer.hasGap).toBe(true);
    expect(seqs(buffer.accept({ seq: 4 }))).toEqual([4, 5]);
    expect(buffer.hasGap).toBe(false);
  });

  it('drops what it has had', () => {
    const buffer = new SeqBuffer(3);
    expect(seqs(buffer.accept({ seq: 3 }))).toEqual([]);
    buffer.accept({ seq: 4 });
    expect(seqs(buffer.accept({ seq: 4 }))).toEqual([]);
  });

  it('forgets what a newer reading has overtaken', () => {
    const buffer = new SeqBuffer(0);
    buffer.accept({ seq: 5 });
    buffer.skipTo(5);
    expect([buffer.hasGap, buffer.lastSeq]).toEqual([false, 5]);
    expect(seqs(buffer.accept({ seq: 6 }))).toEqual([6]);
  });

  it('gives everything once and in order, whatever way it comes, replays included', () => {
    const arrivals = fc.integer({ min: 1, max: 30 }).chain((n) =>
      fc.shuffledSubarray(
        Array.from({ length: 2 * n }, (_, i) => (i % n) + 1),
        { minLength: 2 * n, maxLength: 2 * n },
      ),
    );
    fc.assert(
      fc.property(arrivals, (order) => {
        const buffer = new SeqBuffer(0);
        const out = order.flatMap((seq) => seqs(buffer.accept({ seq })));
        expect(out).toEqual(Array.from({ length: order.length / 2 }, (_, i) => i + 1));
      }),
    );
  });
});
