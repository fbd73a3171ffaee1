import { defineFamily } from '../family';
import { drawGrid, gridParts, type GridFacts } from './logic-grid';

/** Three people, three rooms, two more things. */
export const logicGrid3x3 = defineFamily<GridFacts>({
  ...gridParts,
  taskType: 'reasoning',
  id: 'logic-grid-3x3',
  title: 'Three rooms',
  tags: ['grid-puzzle', 'constraints', 'ordering'],
  difficulty: 2,
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    '216 arrangements, exactly one fits; 5 or 6 clues, none of which could be left out.',
    'At most two clues tie two things together or one thing to a room; the others are negative or relative.',
    'Chance of a guess: 0.5 % (one of 216).',
  ],
  draw: (random) => drawGrid(random, { rooms: 3, clues: [5, 6], direct: 2 }),
});
