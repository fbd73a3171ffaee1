/** What a guest process printed since its last frame. */
export interface Printed {
  readonly text: string;
  readonly bytes: number;
}

/** How a guest process ended, as it says itself or as we saw it. */
export type EndReason =
  /** Its own watch, or ours. */
  | 'timeout'
  /** The guest used a way out that is closed. */
  | 'violation'
  /** The guest asked its operating system to end. */
  | 'exit'
  /** The engine broke under the guest. */
  | 'trap'
  /** It printed too much. */
  | 'output'
  /** It sent something that is no frame, or too much. */
  | 'garbled'
  /** It died without a word. */
  | 'died'
  /** The engine did not start: our fault. */
  | 'fault';

export interface ReadyFrame {
  readonly kind: 'ready';
}
export interface GuestFrame {
  readonly kind: 'guest';
  readonly text: string;
  readonly printed: string;
}
export interface EndFrame {
  readonly kind: 'end';
  readonly why: EndReason;
  readonly what: string;
  readonly printed: string;
}
export type Frame = ReadyFrame | GuestFrame | EndFrame;

const RUNNER_ENDS: ReadonlySet<string> = new Set(['timeout', 'violation', 'exit', 'trap', 'output', 'fault']);

/** Reads one line of a runner; null when it is not one that a runner writes. */
export function readFrame(line: string): Frame | null {
  const fields = parse(line);
  if (fields === null) return null;
  if (fields['ready'] === true) return { kind: 'ready' };
  const printed = printedOf(fields['out']);
  if (typeof fields['guest'] === 'string') return { kind: 'guest', text: fields['guest'], printed };
  const { end, what } = fields as { readonly end?: unknown; readonly what?: unknown };
  if (typeof end !== 'string' || !RUNNER_ENDS.has(end)) return null;
  return { kind: 'end', why: end as EndReason, what: typeof what === 'string' ? what : '', printed };
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function printedOf(out: unknown): string {
  return typeof out === 'object' && out !== null && 'text' in out && typeof out.text === 'string' ? out.text : '';
}
