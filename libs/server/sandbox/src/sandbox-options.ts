import type { GuestLimits } from './sandbox-limits';

export interface SandboxOptions {
  /** Root of the installation: the folder of package.json and of `libs/server/sandbox/guest`. */
  readonly root: string;
  /** Folder for what is made once: the snapshot of Python, 30 MB. Made when it is not there. */
  readonly folder: string;
  /** `require-bwrap` runs nothing on a machine without bubblewrap. */
  readonly policy: 'auto' | 'require-bwrap';
  /** Programs at once; default: one less than there are cores, at least one. */
  readonly workers?: number;
  readonly limits?: GuestLimits;
  /** Whether a process waits ready for the next program; default true. */
  readonly spares?: boolean;
}
