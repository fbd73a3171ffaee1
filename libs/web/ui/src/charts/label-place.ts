/** A rectangle on the canvas, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place beside a point for its label: the one of eight that covers least of what is taken and stays inside the area. */
export function freePlace(
  point: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  area: Area,
  taken: readonly Box[],
): Box {
  const places = candidates(point, size);
  const costs = places.map(
    (place, at) => taken.reduce((sum, box) => sum + overlap(place, box), outside(place, area) * 4) + at * 0.1,
  );
  return places[costs.indexOf(Math.min(...costs))] ?? { ...point, ...size };
}

/** Whether a label stands inside the area and, but for a sliver, on nothing. */
export function isFree(box: Box, area: Area, taken: readonly Box[]): boolean {
  const covered = taken.reduce((sum, other) => sum + overlap(box, other), outside(box, area));
  return covered <= box.width * box.height * 0.05;
}

function candidates(point: { x: number; y: number }, size: { width: number; height: number }): Box[] {
  const gap = 10;
  const right = point.x + gap;
  const left = point.x - gap - size.width;
  const above = point.y - gap / 2 - size.height;
  const below = point.y + gap / 2;
  const spots = [
    [right, below],
    [left, above],
    [right, above],
    [left, below],
    [right, below + 16],
    [left, above - 16],
    [right, above - 16],
    [left, below + 16],
  ] as const;
  return spots.map(([x, y]) => ({ x, y, ...size }));
}

/** Shared surface in square pixels. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

function outside(box: Box, area: Area): number {
  const inside = overlap(box, {
    x: area.left,
    y: area.top,
    width: area.right - area.left,
    height: area.bottom - area.top,
  });
  return box.width * box.height - inside;
}
