import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

/** What is counted, and whether other pieces than dominoes are allowed. */
interface Facts {
  readonly counted: 'single' | 'upright' | 'flat';
  readonly exactly: boolean;
}

const MODULUS = 1_000_000_007;

const PIECES: { readonly [Kind in Facts['counted']]: { readonly pieces: string; readonly name: string } } = {
  single: {
    pieces: 'dominoes, which cover two cells that share an edge, and single tiles, which cover one cell',
    name: 'single tiles',
  },
  upright: {
    pieces: 'dominoes, which cover two cells that share an edge',
    name: 'dominoes that stand upright (that cover two cells of the same column)',
  },
  flat: {
    pieces: 'dominoes, which cover two cells that share an edge',
    name: 'dominoes that lie flat (that cover two cells of the same row)',
  },
};

function draw(random: SeededRandom): Facts {
  return { counted: random.pick(['single', 'upright', 'flat'] as const), exactly: random.integer(0, 1) === 1 };
}

/** Column by column within a row, all ways to fill the row below what already reaches into it. */
function count({ counted, exactly }: Facts, rows: readonly string[], k: number): number {
  const width = rows[0]?.length ?? 0;
  // By which cells of the next row are taken (bits) and how many were counted.
  let states = new Map([['0,0', 1n]]);
  for (const row of rows) {
    const next = new Map<string, bigint>();
    const fill = (column: number, taken: number, below: number, used: number, ways: bigint): void => {
      if (used > k) return;
      if (column >= width) {
        const name = `${below},${used}`;
        next.set(name, ((next.get(name) ?? 0n) + ways) % BigInt(MODULUS));
        return;
      }
      const isTaken = (at: number): boolean => at >= width || row[at] === '#' || ((taken >> at) & 1) === 1;
      if (row[column] === '#' && ((taken >> column) & 1) === 1) return;
      if (isTaken(column)) return fill(column + 1, taken, below, used, ways);
      if (!isTaken(column + 1)) fill(column + 2, taken, below, used + (counted === 'flat' ? 1 : 0), ways);
      fill(column + 1, taken, below | (1 << column), used + (counted === 'upright' ? 1 : 0), ways);
      if (counted === 'single') fill(column + 1, taken, below, used + 1, ways);
    };
    for (const [name, ways] of states) {
      const [taken = 0, used = 0] = name.split(',').map(Number);
      fill(0, taken, 0, used, ways);
    }
    states = next;
  }
  const right = [...states].filter(([name]) => {
    const [taken, used] = name.split(',').map(Number);
    return taken === 0 && (exactly ? used === k : true);
  });
  return Number(right.reduce((sum, [, ways]) => sum + ways, 0n) % BigInt(MODULUS));
}

function reference({ counted, exactly }: Facts): string {
  const single = counted === 'single' ? '                add(mask & ~bit, used + 1, ways)\n' : '';
  return `def count_tilings(rows, k):
    modulus = ${MODULUS}
    if not rows:
        return ${exactly ? '1 if k == 0 else 0' : '1'}
    height, width = len(rows), len(rows[0])
    # Bit c of a mask: cell c of the front (this row from here on, the next row before) is already covered.
    states = {(0, 0): 1}
    for r in range(height):
        for c in range(width):
            bit, following = 1 << c, {}

            def add(mask, used, ways):
                if used <= k:
                    following[mask, used] = (following.get((mask, used), 0) + ways) % modulus

            for (mask, used), ways in states.items():
                if rows[r][c] == '#':
                    if not mask & bit:
                        add(mask, used, ways)
                    continue
                if mask & bit:
                    add(mask & ~bit, used, ways)
                    continue
${single}                if r + 1 < height and rows[r + 1][c] != '#':
                    add(mask | bit, used + ${counted === 'upright' ? 1 : 0}, ways)
                if c + 1 < width and rows[r][c + 1] != '#' and not mask & (bit << 1):
                    add(mask | (bit << 1), used + ${counted === 'flat' ? 1 : 0}, ways)
            states = following
    return sum(ways for (mask, used), ways in states.items() if mask == 0 and used ${exactly ? '==' : '<='} k) % modulus`;
}

function second({ counted, exactly }: Facts): string {
  return `from functools import lru_cache

def count_tilings(rows, k):
    height = len(rows)
    width = len(rows[0]) if rows else 0
    walls = [frozenset(c for c in range(width) if row[c] == '#') for row in rows]

    def fillings(free):
        """Ways to cover a row: (cells that reach down, pieces that count)."""
        if not free:
            return [((), 0)]
        c, rest = free[0], free[1:]
        found = [((c,) + down, n + ${counted === 'upright' ? 1 : 0}) for down, n in fillings(rest)]
        if rest and rest[0] == c + 1:
            found += [(down, n + ${counted === 'flat' ? 1 : 0}) for down, n in fillings(rest[1:])]
        ${counted === 'single' ? 'found += [(down, n + 1) for down, n in fillings(rest)]' : ''}
        return found

    cached = lru_cache(maxsize=None)(fillings)

    @lru_cache(maxsize=None)
    def ways(r, covered, left):
        if left < 0:
            return 0
        if r == height:
            return 1 if not covered and ${exactly ? 'left == 0' : 'left >= 0'} else 0
        free = tuple(c for c in range(width) if c not in walls[r] and c not in covered)
        total = 0
        for down, n in cached(free):
            if r + 1 == height and down:
                continue
            if n <= left and not any(c in walls[r + 1] for c in down):
                total += ways(r + 1, frozenset(down), left - n)
        return total

    return ways(0, frozenset(), k) % ${MODULUS}`;
}

/** A board with holes that dominoes alone can cover. */
function drawBoard(random: SeededRandom, height: number, width: number, walls: number): string[] {
  for (;;) {
    const board = drawHoles(random, height, width, walls);
    if (count({ counted: 'upright', exactly: false }, board, 64) > 0) return board;
  }
}

function drawHoles(random: SeededRandom, height: number, width: number, walls: number): string[] {
  const places = new Set(
    random.sample(
      Array.from({ length: height * width }, (_, no) => no),
      walls,
    ),
  );
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_cell, column) => (places.has(row * width + column) ? '#' : '.')).join(''),
  );
}

/** Ways to cover a board with holes, with a bound on one kind of piece. */
export const countTilings = defineCode<Facts>({
  language: 'python',
  entryPoint: 'count_tilings',
  parameters: 'rows, k',
  id: 'count-tilings',
  title: 'Ways to tile a board with holes',
  category: 'counting',
  tags: ['python', 'dynamic-programming', 'efficiency'],
  difficulty: 4,
  numPredict: 12_288,
  seeds: [2, 5, 7, 8, 10],
  evidence: [
    'Boards of up to 6 by 12 cells have more than 10^10 coverings: only a walk along a broken front with a mask and a counter is fast enough, and it has to get holes, the last row and the bound right at once.',
    'Traps: pieces over a hole or the edge, exactly against at most, a bound that cannot be reached, the empty board, the modulus.',
    '17 boards, one wrong number fails: no chance for a guess.',
  ],
  draw,
  ask: ({ counted, exactly }) =>
    [
      'It gets a board as a list of strings of the same length, one for each row, and a whole number k ≥ 0. A dot is a free cell, `#` is a hole.',
      `The function returns in how many different ways all free cells can be covered with ${PIECES[counted].pieces}, so that no two pieces overlap, no piece covers a hole or sticks out of the board, and ${exactly ? 'exactly' : 'at most'} k ${PIECES[counted].name} are used. ${counted === 'single' ? 'The number of dominoes does not matter. ' : ''}Pieces of one kind look alike; two ways are different if some cell is covered by a piece of another kind, or together with another cell.`,
      `Return that number modulo ${MODULUS.toLocaleString('en-US').replaceAll(',', '')}. For a board without free cells, also one without rows, there is exactly one way: it takes no piece at all${exactly ? ' (so that the result for it is 0 when k is above 0)' : ''}.`,
      'The board has at most 12 rows of at most 6 cells, and k is at most 36. The function has to answer within about two seconds for any such board, so that trying all ways is too slow.',
    ].join('\n'),
  examples: () => [
    [['...', '...'], 2],
    [['.#', '..', '..'], 1],
  ],
  calls: ({ counted }, random) => {
    const fixed: [string[], number][] = [
      [[], 0],
      [[], 2],
      [['##', '##'], 0],
      [['.'], 0],
      [['.'], 1],
      [['..'], 0],
      [['.', '.'], 1],
      [['....', '....', '....', '....'], 4],
      [['....', '.##.', '.##.', '....'], 2],
      [['.#.', '...', '#..'], 3],
    ];
    const drawn = Array.from({ length: 5 }, (_, no): [string[], number] => [
      drawBoard(random, 4 + no, 4 + 2 * (no % 2), 2 + 2 * (no % 2)),
      random.integer(3, 3 + 2 * no),
    ]);
    const k = counted === 'single' ? 6 : 14;
    return [...fixed, ...drawn, [drawBoard(random, 12, 6, 4), k], [drawBoard(random, 11, 6, 0), k + 3]] as [
      string[],
      number,
    ][];
  },
  oracle: (facts, [rows, k]) => count(facts, rows as readonly string[], Number(k)),
  reference,
  second,
  traps: (facts) => {
    const right = reference(facts);
    const { counted, exactly } = facts;
    return [
      spoiled(right, [`used ${exactly ? '==' : '<='} k) % modulus`, `used ${exactly ? '<=' : '=='} k) % modulus`]),
      spoiled(
        right,
        ["if r + 1 < height and rows[r + 1][c] != '#':", 'if r + 1 < height:'],
        [
          '                    if not mask & bit:\n                        add(mask, used, ways)',
          '                    add(mask & ~bit, used, ways)',
        ],
      ),
      reference({ counted: counted === 'upright' ? 'flat' : counted === 'flat' ? 'upright' : 'flat', exactly }),
      spoiled(right, ['    if not rows:\n', '    if len(rows) < 2:\n']),
    ];
  },
});
