/** Layers around a guest process that not every machine offers. */
export interface Layers {
  /** Limits of the operating system, set by the shell. */
  readonly ulimit: boolean;
  /** Namespaces of its own: no network, no other processes, no file but those it is shown. */
  readonly bwrap: boolean;
}

export const NO_LAYERS: Layers = { ulimit: false, bwrap: false };
/** Always there: see `docs/guides/SANDBOX.md`. */
export const FIXED_LAYERS = ['wasm', 'values-out', 'fresh-process', 'node-permission'] as const;

/** The names of all active layers, for the record of a result. */
export function layerNames(layers: Layers): readonly string[] {
  return [...FIXED_LAYERS, ...(layers.ulimit ? ['ulimit'] : []), ...(layers.bwrap ? ['bwrap'] : [])];
}
