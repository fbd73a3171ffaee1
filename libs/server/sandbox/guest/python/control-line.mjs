/** The number under which the interpreter reads requests and writes replies; above all that its own file system can give out. */
const CONTROL = 4_242;
const EFBIG = 22;

/** Requests and replies through reads and writes of one file number. */
export class ControlLine {
  #rest = Buffer.alloc(0);

  constructor(module, runner, onFirstRead) {
    this.module = module;
    this.runner = runner;
    this.onRead = onFirstRead;
  }

  is(fd) {
    return fd === CONTROL;
  }

  /** Bytes in a list of buffers. */
  sizeOf(iov, count) {
    return this.#buffers(iov, count).reduce((sum, { length }) => sum + length, 0);
  }

  read(iov, count, result) {
    this.onRead();
    if (this.#rest.length === 0) this.#rest = Buffer.from(`${this.runner.nextLine()}\n`);
    let size = 0;
    for (const buffer of this.#buffers(iov, count)) {
      const part = this.#rest.subarray(0, buffer.length);
      buffer.set(part);
      size += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return this.#say(result, size);
  }

  write(iov, count, result) {
    const size = this.sizeOf(iov, count);
    if (size > this.runner.frameBytes) return EFBIG;
    this.runner.say(Buffer.concat(this.#buffers(iov, count)).toString('utf8'));
    return this.#say(result, size);
  }

  #say(result, size) {
    this.module.HEAPU32[result >>> 2] = size;
    return 0;
  }

  #buffers(iov, count) {
    const { HEAPU32, HEAPU8 } = this.module;
    return Array.from({ length: count }, (_, at) => {
      const start = HEAPU32[(iov >>> 2) + at * 2];
      return HEAPU8.subarray(start, start + HEAPU32[(iov >>> 2) + at * 2 + 1]);
    });
  }
}
