/** The part of an AbortSignal that decisions may know. */
interface SignalOfAnyPlatform {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}

/** The platform's own AbortSignal where there is one (Node, browser), else what the domain may know of it. */
export type StopSignal = typeof globalThis extends { AbortSignal: { prototype: infer Platform } }
  ? Platform
  : SignalOfAnyPlatform;
