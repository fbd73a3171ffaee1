/** Exit codes of every command. */
export const EXIT = {
  /** Finished, and every gate passed. */
  ok: 0,
  /** A gate failed. */
  gateFailed: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Finished, with results missing or unscored. */
  incomplete: 3,
  /** A mistake of ours (EX_SOFTWARE): neither a gate nor the user's doing. */
  crashed: 70,
  /** Data folder in use, port busy, database away. */
  cannotStart: 78,
  /** Stopped by the user; the run is paused and can be resumed. */
  interrupted: 130,
} as const;

/** Something outside of the program keeps it from starting; the message is for people and needs no stack trace. */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart';
  readonly exitCode = EXIT.cannotStart;
}
