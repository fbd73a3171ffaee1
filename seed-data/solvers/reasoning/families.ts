import type { Family } from '../family';
import { clockCycles } from './clock-cycles';
import { gridPaths } from './grid-paths';
import { liars } from './liars';
import { logicGrid3x3 } from './logic-grid-3x3';
import { logicGrid4x3 } from './logic-grid-4x3';
import { overlappingSets } from './overlapping-sets';
import { ruleMachine } from './rule-machine';
import { unitChain } from './unit-chain';
import { wordArithmetic } from './word-arithmetic';
import { workingDays } from './working-days';

/** The ten core tasks of type `reasoning`, easiest first. */
export const REASONING: readonly Family[] = [
  wordArithmetic,
  unitChain,
  workingDays,
  logicGrid3x3,
  overlappingSets,
  clockCycles,
  liars,
  gridPaths,
  ruleMachine,
  logicGrid4x3,
];
