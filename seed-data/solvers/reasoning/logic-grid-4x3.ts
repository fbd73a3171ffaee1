import { defineFamily } from '../family';
import { drawGrid, gridParts, type GridFacts } from './logic-grid';

/** Four people, four rooms, two more things: for models that think. */
export const logicGrid4x3 = defineFamily<GridFacts>({
  ...gridParts,
  taskType: 'reasoning',
  id: 'logic-grid-4x3',
  title: 'Four rooms',
  tags: ['grid-puzzle', 'constraints', 'ordering'],
  difficulty: 4,
  numPredict: 12_288,
  seeds: [1, 2, 3, 4, 6],
  evidence: [
    '13,824 arrangements, exactly one fits; 8 to 10 clues, none of which could be left out.',
    'At most one clue ties two things together or one thing to a room; the others are negative or relative, so that cases have to be tried.',
    'Chance of a guess: below 0.01 %.',
  ],
  draw: (random) => drawGrid(random, { rooms: 4, clues: [8, 10], direct: 1 }),
});
