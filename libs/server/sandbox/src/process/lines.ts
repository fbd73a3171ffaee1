/** Cuts a stream of bytes into lines; `maxBytes` is the most that it takes between one `renew` and the next. */
export class Lines {
  private readonly pending: Buffer[] = [];
  private total = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly onLine: (line: string) => void,
    private readonly onTooMuch: () => void,
  ) {}

  renew(): void {
    this.total = 0;
  }

  add(chunk: Buffer): void {
    this.total += chunk.length;
    if (this.total > this.maxBytes) {
      this.onTooMuch();
      return;
    }
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      this.pending.push(chunk.subarray(start, end));
      const line = Buffer.concat(this.pending.splice(0)).toString('utf8');
      start = end + 1;
      this.onLine(line);
    }
    if (start < chunk.length) this.pending.push(chunk.subarray(start));
  }
}
