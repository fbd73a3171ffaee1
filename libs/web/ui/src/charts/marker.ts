/** The silhouettes of the eight series, in the order of `--assay-series-0…7`. */
export const MARKERS = ['plus', 'triangle', 'pentagon', 'square', 'star', 'circle', 'wedge', 'diamond'] as const;
export type Marker = (typeof MARKERS)[number];

/** The marker of a series slot; slots beyond the eighth begin again. */
export function markerOf(slot: number): Marker {
  return MARKERS[slot % MARKERS.length] ?? 'circle';
}

/** SVG path data of a marker around (x, y), sized so that all silhouettes look as heavy as a disc of radius r. */
export function markerPath(marker: Marker, x: number, y: number, r: number): string {
  switch (marker) {
    case 'circle':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case 'square':
      return polygon(x, y, r * 0.88, [-1, -1, 1, -1, 1, 1, -1, 1]);
    case 'diamond':
      return polygon(x, y, r * 1.22, [0, -1, 1, 0, 0, 1, -1, 0]);
    case 'triangle':
      return polygon(x, y, r, [0, -1.1, 1.08, 0.85, -1.08, 0.85]);
    case 'wedge':
      return polygon(x, y, r, [0, 1.1, 1.08, -0.85, -1.08, -0.85]);
    case 'plus':
      return polygon(
        x,
        y,
        r,
        [
          -0.4, -1.1, 0.4, -1.1, 0.4, -0.4, 1.1, -0.4, 1.1, 0.4, 0.4, 0.4, 0.4, 1.1, -0.4, 1.1, -0.4, 0.4, -1.1, 0.4,
          -1.1, -0.4, -0.4, -0.4,
        ],
      );
    case 'pentagon':
      return polygon(x, y, r * 1.1, rays(5, [1]));
    case 'star':
      return polygon(x, y, r * 1.25, rays(5, [1, 0.48]));
    default:
      return marker satisfies never;
  }
}

function polygon(x: number, y: number, size: number, points: readonly number[]): string {
  const corners = points.map((value, at) => (at % 2 === 0 ? x : y) + value * size);
  return `M${corners.map((value) => +value.toFixed(3)).join(' ')}z`;
}

/** Corners at equal angles from the top; `lengths` alternate. */
function rays(count: number, lengths: readonly number[]): number[] {
  const total = count * lengths.length;
  return Array.from({ length: total }, (_, at) => {
    const angle = (2 * Math.PI * at) / total - Math.PI / 2;
    const length = lengths[at % lengths.length] ?? 1;
    return [Math.cos(angle) * length, Math.sin(angle) * length];
  }).flat();
}
