/** Counts messages of one sender in windows of a second. */
export class MessageRate {
  private windowStart = 0;
  private count = 0;

  constructor(private readonly mostPerSecond: number) {}

  /** False when this message, at `now` ms, is one too many. */
  allows(now: number): boolean {
    if (now - this.windowStart >= 1_000) {
      this.windowStart = now;
      this.count = 0;
    }
    this.count += 1;
    return this.count <= this.mostPerSecond;
  }
}
