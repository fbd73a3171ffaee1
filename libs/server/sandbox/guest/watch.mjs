const CPU_LOOK_MS = 20;

/** Tells running code when its time is over: wall time, or CPU time once that much wall time has gone by. */
export class Watch {
  #limits = null;
  #startedAt = 0;
  #cpuAtStart = 0;
  #nextCpuLook = 0;
  #over = false;

  /** `cpuMs` and `wallMs` from now on. */
  arm(limits) {
    this.#limits = limits;
    this.#over = false;
    this.#startedAt = performance.now();
    this.#cpuAtStart = cpuMs();
    this.#nextCpuLook = this.#startedAt + limits.cpuMs;
  }

  /** Once true it stays so until the next `arm`. */
  get expired() {
    this.#over ||= this.#limits !== null && this.#isOver(performance.now());
    return this.#over;
  }

  #isOver(now) {
    if (now - this.#startedAt >= this.#limits.wallMs) return true;
    if (now < this.#nextCpuLook) return false;
    this.#nextCpuLook = now + CPU_LOOK_MS;
    return cpuMs() - this.#cpuAtStart >= this.#limits.cpuMs;
  }
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
