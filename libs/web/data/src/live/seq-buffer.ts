/** Puts numbered things into order: without gaps, without doubles, whatever way they arrive. */
export class SeqBuffer<Item extends { readonly seq: number }> {
  private readonly held = new Map<number, Item>();

  /** @param last everything up to this number is known already. */
  constructor(private last: number) {}

  get lastSeq(): number {
    return this.last;
  }

  /** True while something later has come and something before it has not. */
  get hasGap(): boolean {
    return this.held.size > 0;
  }

  /** The items that can be used now, in order. */
  accept(item: Item): Item[] {
    if (item.seq > this.last) this.held.set(item.seq, item);
    const ready: Item[] = [];
    for (let next = this.held.get(this.last + 1); next; next = this.held.get(this.last + 1)) {
      this.held.delete(next.seq);
      this.last = next.seq;
      ready.push(next);
    }
    return ready;
  }

  /** A newer snapshot is known: everything up to `seq` is behind us. */
  skipTo(seq: number): void {
    if (seq <= this.last) return;
    this.last = seq;
    for (const held of [...this.held.keys()]) if (held <= seq) this.held.delete(held);
  }
}
