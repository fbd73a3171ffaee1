const MIB = 1_048_576;

/** Limits of one guest process. Sizes in bytes unless the name says otherwise. */
export interface GuestLimits {
  readonly memoryBytes: { readonly python: number; readonly javascript: number };
  /** The memory file system of Python. */
  readonly fileBytes: number;
  /** One reply of a guest. */
  readonly frameBytes: number;
  readonly output: { readonly keepBytes: number; readonly totalBytes: number };
  /** What a process may send us for one request, in frames as they come over the pipe. */
  readonly pipeBytes: number;
  /** Backstops of the operating system. */
  readonly process: { readonly dataMiB: number; readonly cpuSeconds: number; readonly files: number };
}

export const GUEST_LIMITS: GuestLimits = {
  memoryBytes: { python: 256 * MIB, javascript: 128 * MIB },
  fileBytes: 32 * MIB,
  frameBytes: 8 * MIB,
  output: { keepBytes: 65_536, totalBytes: 64 * MIB },
  pipeBytes: 64 * MIB,
  process: { dataMiB: 1_536, cpuSeconds: 120, files: 64 },
};
