import { readSync, writeSync } from 'node:fs';

const CHUNK = 65_536;

/** Lines over stdin and stdout, blocking: nothing else in this process waits for anything. */
export class Channel {
  #pending = [];
  #chunk = Buffer.allocUnsafe(CHUNK);

  /** The next line without its end; null when the host has closed the pipe. */
  readLine() {
    for (;;) {
      const line = this.#takeLine();
      if (line !== null) return line;
      const size = readOrEnd(this.#chunk);
      if (size === 0) return null;
      this.#pending.push(Buffer.from(this.#chunk.subarray(0, size)));
    }
  }

  /** Writes one frame of the runner's own; a guest never writes to this pipe itself. */
  write(frame) {
    this.writeBytes(Buffer.from(`${JSON.stringify(frame)}\n`));
  }

  writeBytes(bytes) {
    for (let rest = bytes; rest.length > 0;) rest = rest.subarray(writeSync(1, rest));
  }

  #takeLine() {
    const last = this.#pending.at(-1);
    const end = last === undefined ? -1 : last.indexOf(10);
    if (end < 0) return null;
    const line = Buffer.concat([...this.#pending.slice(0, -1), last.subarray(0, end)]).toString('utf8');
    const rest = last.subarray(end + 1);
    this.#pending = rest.length > 0 ? [rest] : [];
    return line;
  }
}

function readOrEnd(buffer) {
  try {
    return readSync(0, buffer);
  } catch (error) {
    if (error.code === 'EOF') return 0;
    throw error;
  }
}
