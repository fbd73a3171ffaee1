import { defineFamily } from '../family';
import { inWords, numberWord } from '../in-words';
import type { SeededRandom } from '../seeded-random';

type Square = readonly [column: number, row: number];

interface Setting {
  readonly mover: string;
  readonly board: string;
  readonly closed: string;
}

const SETTINGS: readonly Setting[] = [
  { mover: 'robot', board: 'The floor of a hall', closed: 'blocked by pillars' },
  { mover: 'beetle', board: 'A board', closed: 'painted with glue' },
  { mover: 'hiker', board: 'A map', closed: 'flooded' },
  { mover: 'token', board: 'A game board', closed: 'taken' },
  { mover: 'drone', board: 'A test field', closed: 'off limits' },
];

interface Facts {
  readonly setting: Setting;
  readonly columns: number;
  readonly rows: number;
  readonly blocked: readonly Square[];
}

function draw(random: SeededRandom): Facts | null {
  const [columns = 6, rows = 5] = random.pick([
    [6, 5],
    [5, 6],
  ]);
  const inner = squares(columns, rows).filter(([column, row]) => {
    const fromStart = column + row - 2;
    return fromStart > 1 && fromStart < columns + rows - 3;
  });
  const blocked = random.sample(inner, 4).sort(([a, b], [c, d]) => a - c || b - d);
  const facts = { setting: random.pick(SETTINGS), columns, rows, blocked };
  const count = routes(facts);
  const everyOneMatters = blocked.every((square) => routes(without(facts, square)) > count + 1);
  return count >= 18 && count <= 60 && everyOneMatters ? facts : null;
}

function squares(columns: number, rows: number): Square[] {
  return Array.from({ length: columns * rows }, (_, no) => [1 + (no % columns), 1 + Math.floor(no / columns)]);
}

function without(facts: Facts, square: Square): Facts {
  return { ...facts, blocked: facts.blocked.filter((other) => other !== square) };
}

function ask({ setting, columns, rows, blocked }: Facts): string {
  const name = ([column, row]: Square) => `(${column}, ${row})`;
  return [
    `${setting.board} is divided into squares: ${numberWord(columns)} columns, numbered 1 to ${columns} from left to right, and ${numberWord(rows)} rows, numbered 1 to ${rows} from bottom to top.`,
    `The square (c, r) lies in column c and row r.`,
    `A ${setting.mover} starts on square (1, 1) and has to reach square (${columns}, ${rows}).`,
    `Every move leads to the neighbouring square on the right or to the neighbouring square above, never left, down or diagonally.`,
    `The squares ${inWords(blocked.map(name))} are ${setting.closed}; no route may enter them.`,
    `How many different routes are there?`,
  ].join(' ');
}

/** Walks every route, one by one. */
function routes({ columns, rows, blocked }: Facts): number {
  const isOpen = ([column, row]: Square) =>
    column <= columns && row <= rows && !blocked.some(([c, r]) => c === column && r === row);
  const walk = ([column, row]: Square): number => {
    if (!isOpen([column, row])) return 0;
    if (column === columns && row === rows) return 1;
    return walk([column + 1, row]) + walk([column, row + 1]);
  };
  return walk([1, 1]);
}

function mistakes(facts: Facts): string[] {
  const count = routes(facts);
  const [first, , , last] = facts.blocked;
  const forgot = [first, last].map((square) => (square === undefined ? 0 : routes(without(facts, square))));
  return [routes({ ...facts, blocked: [] }), ...forgot, count - 1].map(String);
}

/** Row by row, as one does it by hand: each square takes the sum of the squares to its left and below. */
function table({ columns, rows, blocked }: Facts): number[][] {
  const counts: number[][] = [];
  for (let row = 1; row <= rows; row++) {
    const line: number[] = [];
    for (let column = 1; column <= columns; column++) {
      const closed = blocked.some(([c, r]) => c === column && r === row);
      const below = counts[row - 2]?.[column - 1] ?? 0;
      const start = column === 1 && row === 1 ? 1 : 0;
      line.push(closed ? 0 : start + below + (line[column - 2] ?? 0));
    }
    counts.push(line);
  }
  return counts;
}

function explain(facts: Facts): string {
  const lines = table(facts).map((line, no) => `row ${no + 1}: ${line.join(', ')}`);
  return `The number of routes to a square is the sum of those to its left and below it, and 0 where no route may enter. From the bottom: ${lines.join('; ')}.`;
}

/** Routes on a board with squares that are closed. */
export const gridPaths = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'grid-paths',
  title: 'Routes around closed squares',
  category: 'counting',
  tags: ['grid', 'dynamic-programming'],
  difficulty: 3,
  criteria: {
    scorers: [{ type: 'number', units: ['routes', 'different routes', 'paths', 'different paths', 'ways'] }],
  },
  numPredict: 6_144,
  seeds: [1, 4, 5, 7, 12],
  evidence: [
    'A table of 30 squares, each the sum of two neighbours, with four zeros in the right places; one slip spoils all that follow.',
    'Each closed square changes the result by two or more, so that none can be overlooked; 18 to 60 routes remain of 126.',
    'Chance of a guess: about 2 %.',
  ],
  draw,
  ask,
  answerForm: () => '<number of routes>',
  solve: (facts) => [String(routes(facts))],
  explain,
  otherForms: (answer) => [
    `**ANSWER: ${answer} routes**`,
    `Adding up gives the total.\n\nFinal answer: $\\boxed{${answer}}$`,
  ],
  mistakes,
});
