/** Colour token and outline of one slot; the outline lies in a box of 12 × 12. */
export interface ModelMarker {
  /** Name of the CSS variable. */
  readonly colour: string;
  readonly outline: string;
  /** What the marker looks like, in a word. */
  readonly shape: string;
}

/** The first eight slots: same model, same colour and same marker everywhere. */
export const MODEL_MARKERS: readonly ModelMarker[] = [
  { colour: '--assay-series-0', shape: 'cross', outline: 'M4.5 1h3v3.5H11v3H7.5V11h-3V7.5H1v-3h3.5z' },
  { colour: '--assay-series-1', shape: 'triangle', outline: 'M6 1.16L10.752 9.74H1.248z' },
  { colour: '--assay-series-2', shape: 'pentagon', outline: 'M6 1L11 4.7L9.1 10.6H2.9L1 4.7z' },
  { colour: '--assay-series-3', shape: 'square', outline: 'M2.1 2.1h7.8v7.8H2.1z' },
  {
    colour: '--assay-series-4',
    shape: 'star',
    outline: 'M6 .6l1.5 3.5 3.8.3-2.9 2.5.9 3.7L6 8.6l-3.3 2 .9-3.7L.7 4.4l3.8-.3z',
  },
  { colour: '--assay-series-5', shape: 'disc', outline: 'M6 1.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z' },
  { colour: '--assay-series-6', shape: 'triangle pointing down', outline: 'M6 10.84L1.248 2.26H10.752z' },
  { colour: '--assay-series-7', shape: 'diamond', outline: 'M6 .632L11.368 6L6 11.368L.632 6z' },
];

/** Shapes move on by so many with each further round of colours; it shares no divisor with eight, so 64 slots look different. */
const TURN = 3;

/** The marker of a slot: slots beyond the eighth have the same colours again with other shapes, 64 in all. */
export function markerOf(slot: number): ModelMarker {
  const place = Math.abs(Math.trunc(slot));
  const round = Math.floor(place / MODEL_MARKERS.length);
  const coloured = MODEL_MARKERS[place % MODEL_MARKERS.length];
  const shaped = MODEL_MARKERS[(place + TURN * round) % MODEL_MARKERS.length];
  if (coloured === undefined || shaped === undefined) throw new RangeError(`no marker for slot ${slot}`);
  return { ...shaped, colour: coloured.colour };
}
