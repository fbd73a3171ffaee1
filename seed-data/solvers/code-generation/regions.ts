import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

type Around = 'columns' | 'rows' | 'no';

interface Facts {
  readonly diagonal: boolean;
  /** Which edges are joined. */
  readonly around: Around;
  /** Smaller regions are left out. */
  readonly least: number;
}

const AROUND: { readonly [Kind in Around]: string } = {
  columns:
    'The map is the surface of a cylinder: the last cell of a row is next to the first cell of the same row. The first and the last row are not neighbours.',
  rows: 'The map is the surface of a cylinder: the last cell of a column is next to the first cell of the same column. The first and the last column are not neighbours.',
  no: 'The map ends at its edges.',
};

function draw(random: SeededRandom): Facts {
  return {
    diagonal: random.integer(0, 1) === 1,
    around: random.pick(['columns', 'rows', 'no'] as const),
    least: random.integer(2, 3),
  };
}

/** Every cell gets a number, and neighbours of the same letter the smaller of theirs, until nothing changes. */
function sizes({ diagonal, around, least }: Facts, grid: readonly string[]): number[] {
  const [height, width] = [grid.length, grid[0]?.length ?? 0];
  const labels = Array.from({ length: height * width }, (_, no) => no);
  const cell = (no: number): string => grid[Math.floor(no / width)]?.[no % width] ?? '.';
  const neighbours = labels.map((no) => {
    const [row, column] = [Math.floor(no / width), no % width];
    return [-1, 0, 1].flatMap((down) =>
      [-1, 0, 1].flatMap((right) => {
        if ((down === 0 && right === 0) || (!diagonal && down !== 0 && right !== 0)) return [];
        const to = [
          around === 'rows' ? (row + down + height) % height : row + down,
          around === 'columns' ? (column + right + width) % width : column + right,
        ] as const;
        const isInside = to[0] >= 0 && to[0] < height && to[1] >= 0 && to[1] < width;
        return isInside ? [to[0] * width + to[1]] : [];
      }),
    );
  });
  for (let changed = true; changed;) {
    changed = false;
    for (const [no, near] of neighbours.entries()) {
      for (const other of near) {
        const smaller = labels[other] ?? no;
        if (cell(other) === cell(no) && smaller < (labels[no] ?? 0)) {
          labels[no] = smaller;
          changed = true;
        }
      }
    }
  }
  const counts = new Map<number, number>();
  for (const [no, label] of labels.entries()) if (cell(no) !== '.') counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].filter((size) => size >= least).sort((a, b) => b - a);
}

function steps(diagonal: boolean): string {
  return diagonal
    ? '[(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0)]'
    : '[(-1, 0), (1, 0), (0, -1), (0, 1)]';
}

const WRAP: { readonly [Kind in Around]: string } = { columns: 'y %= width', rows: 'x %= height', no: 'pass' };

function reference({ diagonal, around, least }: Facts): string {
  return `def region_sizes(grid):
    height = len(grid)
    width = len(grid[0]) if grid else 0
    seen = set()
    sizes = []
    for row in range(height):
        for column in range(width):
            letter = grid[row][column]
            if letter == '.' or (row, column) in seen:
                continue
            seen.add((row, column))
            stack = [(row, column)]
            size = 0
            while stack:
                r, c = stack.pop()
                size += 1
                for down, right in ${steps(diagonal)}:
                    x, y = r + down, c + right
                    ${WRAP[around]}
                    if 0 <= x < height and 0 <= y < width and grid[x][y] == letter and (x, y) not in seen:
                        seen.add((x, y))
                        stack.append((x, y))
            if size >= ${least}:
                sizes.append(size)
    return sorted(sizes, reverse=True)`;
}

function second({ diagonal, around, least }: Facts): string {
  return `from collections import Counter

def region_sizes(grid):
    cells = {(x, y): ch for x, line in enumerate(grid) for y, ch in enumerate(line) if ch != '.'}
    height, width = len(grid), len(grid[0]) if grid else 0
    parent = {cell: cell for cell in cells}

    def find(cell):
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    offsets = ${diagonal ? '[(0, 1), (1, 0), (1, 1), (1, -1)]' : '[(0, 1), (1, 0)]'}
    for (x, y), ch in cells.items():
        for dx, dy in offsets:
            other = (${around === 'rows' ? '(x + dx) % height' : 'x + dx'}, ${around === 'columns' ? '(y + dy) % width' : 'y + dy'})
            if cells.get(other) == ch:
                parent[find(other)] = find((x, y))
    counts = Counter(find(cell) for cell in cells)
    return sorted((n for n in counts.values() if n >= ${least}), reverse=True)`;
}

function drawGrid(random: SeededRandom, height: number, width: number, letters: string): string[] {
  return Array.from({ length: height }, () => Array.from({ length: width }, () => random.pick([...letters])).join(''));
}

/** Sizes of the regions of equal letters on a map that may close around. */
export const regions = defineCode<Facts>({
  language: 'python',
  entryPoint: 'region_sizes',
  parameters: 'grid',
  id: 'regions',
  title: 'Regions on a map',
  category: 'graphs',
  tags: ['python', 'flood-fill', 'grid'],
  difficulty: 2,
  numPredict: 6_144,
  seeds: [1, 5, 7, 8, 11],
  evidence: [
    'Flood fill, as everybody has written it, with three turns: several letters, which cells are neighbours, and where the map closes.',
    'Traps: one region of 1,600 cells, the empty map, maps one cell wide, edges that are joined only one way.',
    '17 maps, one wrong list fails: no chance for a guess.',
  ],
  draw,
  ask: ({ diagonal, around, least }) =>
    [
      'It gets a map as a list of strings of the same length, one for each row; every character is a cell, a dot or a capital letter. Cells that hold the same letter and are neighbours belong to the same region (dots belong to none). The function returns a list with the sizes of all regions, as numbers of cells, the greatest first:',
      diagonal
        ? '- The neighbours of a cell are the eight cells around it: left, right, above, below, and the four diagonal ones.'
        : '- The neighbours of a cell are the cells directly to the left, to the right, above and below; diagonal cells are not neighbours.',
      `- ${AROUND[around]}${diagonal && around !== 'no' ? ' Diagonal neighbours are found across that seam too.' : ''}`,
      `- Regions of fewer than ${least} cells are left out.`,
      '- The map may be empty (no rows), and as large as 60 rows of 60 cells.',
    ].join('\n'),
  examples: () => [[['AA.B', 'A.BB', 'CC.A', 'CDDA']], [[]]],
  calls: (_facts, random) => {
    const snake = Array.from({ length: 20 }, (_, row) =>
      row % 2 === 0 ? 'S'.repeat(24) : row % 4 === 1 ? `${'.'.repeat(23)}S` : `S${'.'.repeat(23)}`,
    );
    const fixed = [
      ['.'],
      ['X'],
      ['XXX'],
      ['X', 'X', 'X'],
      ['....', '....'],
      ['A..A', 'B..A', 'A..B'],
      ['AB.', 'BA.', '..A', 'A.B'],
      snake,
      Array.from({ length: 40 }, () => 'Q'.repeat(40)),
    ];
    const drawn = Array.from({ length: 8 }, (_, no) =>
      drawGrid(random, 3 + (no % 5), 4 + no, no % 2 === 0 ? 'AB.' : 'AABBC.'),
    );
    return [...fixed, ...drawn].map((grid) => [grid]);
  },
  oracle: (facts, [grid]) => sizes(facts, grid as readonly string[]),
  reference,
  second,
  traps: (facts) => {
    const { diagonal, around } = facts;
    const right = reference(facts);
    return [
      spoiled(right, [steps(diagonal), steps(!diagonal)]),
      spoiled(right, [WRAP[around], around === 'no' ? WRAP.columns : 'pass']),
      spoiled(right, ['grid[x][y] == letter', "grid[x][y] != '.'"]),
    ];
  },
});
