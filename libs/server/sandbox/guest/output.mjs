/** What a guest prints: the start is kept, the rest counted, too much of it ends the process. */
export class Output {
  #kept = [];
  #keptBytes = 0;
  #bytes = 0;
  #total = 0;

  constructor({ keepBytes, totalBytes }, onTooMuch) {
    this.keepBytes = keepBytes;
    this.totalBytes = totalBytes;
    this.onTooMuch = onTooMuch;
  }

  /** Takes bytes or text. */
  add(data) {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    this.#bytes += bytes.length;
    this.#total += bytes.length;
    const room = this.keepBytes - this.#keptBytes;
    if (room > 0) {
      const part = Buffer.from(bytes.subarray(0, room));
      this.#kept.push(part);
      this.#keptBytes += part.length;
    }
    if (this.#total > this.totalBytes) this.onTooMuch();
  }

  /** What was printed since it was asked last. */
  take() {
    const text = Buffer.concat(this.#kept).toString('utf8');
    const taken = { text, bytes: this.#bytes };
    this.#kept = [];
    this.#keptBytes = 0;
    this.#bytes = 0;
    return taken;
  }
}
