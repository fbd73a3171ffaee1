const ENOSPC = 51;
const O_CREAT = 64;
const O_APPEND = 1_024;
const NODE_BYTES = 1_024;

/** Counts what the memory file system grows by: its files lie outside of the interpreter's own memory. */
export class FileQuota {
  #used = 0;

  constructor(fs, maxBytes) {
    this.fs = fs;
    this.maxBytes = maxBytes;
  }

  /** Wrappers for the imports that make files grow; each gives ENOSPC once the quota is used. `sizeOf(iov, count)` in bytes. */
  limits(original, sizeOf) {
    const created = (call) => this.#created(call);
    return {
      fd_write: (fd, iov, count, result) =>
        this.#grow(fd, null, sizeOf(iov, count)) ? original.fd_write(fd, iov, count, result) : ENOSPC,
      fd_pwrite: (fd, iov, count, offset, result) =>
        this.#grow(fd, Number(offset), sizeOf(iov, count))
          ? original.fd_pwrite(fd, iov, count, offset, result)
          : ENOSPC,
      __syscall_openat: (dir, path, flags, mode) =>
        (flags & O_CREAT) === 0 || this.#take(NODE_BYTES) ? original.__syscall_openat(dir, path, flags, mode) : -ENOSPC,
      __syscall_mkdirat: created(original.__syscall_mkdirat),
      __syscall_symlinkat: created(original.__syscall_symlinkat),
      __syscall_ftruncate64: this.#resized(original.__syscall_ftruncate64, (_fd, size) => size),
      __syscall_truncate64: this.#resized(original.__syscall_truncate64, (_path, size) => size),
      __syscall_fallocate: this.#resized(original.__syscall_fallocate, (_fd, _mode, offset, size) => offset + size),
    };
  }

  #created(call) {
    return (...args) => (this.#take(NODE_BYTES) ? call(...args) : -ENOSPC);
  }

  #resized(call, sizeOf) {
    return (...args) => (this.#take(Number(sizeOf(...args))) ? call(...args) : -ENOSPC);
  }

  #grow(fd, offset, size) {
    const stream = this.fs.getStream(fd);
    if (!stream || this.fs.isChrdev(stream.node.mode)) return true;
    if (!this.fs.isFile(stream.node.mode)) return this.#take(size);
    const start = (stream.flags & O_APPEND) !== 0 ? stream.node.usedBytes : (offset ?? stream.position);
    return this.#take(Math.max(0, start + size - stream.node.usedBytes));
  }

  #take(bytes) {
    if (!(this.#used + bytes <= this.maxBytes)) return false;
    this.#used += bytes;
    return true;
  }
}
