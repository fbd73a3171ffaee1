import { freePlace, isFree, type Box } from './label-place';

const area = { left: 0, right: 400, top: 0, bottom: 300 };
const size = { width: 80, height: 28 };
const inside = (box: Box): boolean => box.x >= 0 && box.x + box.width <= 400 && box.y >= 0 && box.y + box.height <= 300;
const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('freePlace', () => {
  it('stands to the right below where nothing is in the way', () => {
    expect(freePlace({ x: 100, y: 100 }, size, area, [])).toMatchObject({ x: 110, y: 105 });
  });

  it('goes to the left of a point at the right edge', () => {
    expect(inside(freePlace({ x: 395, y: 100 }, size, area, []))).toBe(true);
  });

  it('does not cover the label of a neighbour', () => {
    const first = freePlace({ x: 100, y: 100 }, size, area, []);
    const second = freePlace({ x: 104, y: 100 }, size, area, [first]);
    expect(apart(first, second)).toBe(true);
  });
});

describe('isFree', () => {
  const box = { x: 100, y: 100, width: 80, height: 20 };
  it('lets a sliver pass, and nothing that could not be read', () => {
    expect(isFree(box, area, [])).toBe(true);
    expect(isFree(box, area, [{ ...box, x: 178 }])).toBe(true);
    expect(isFree(box, area, [{ ...box, x: 150 }])).toBe(false);
    expect(isFree({ ...box, x: 350 }, area, [])).toBe(false);
  });
});
