import type { Family } from '../family';
import { countSteps } from './count-steps';
import { faultyLine } from './faulty-line';
import { queueMachine } from './queue-machine';
import { traceAliases } from './trace-aliases';
import { traceBranches } from './trace-branches';

/** The core tasks of type `code_analysis`, easiest first. */
export const CODE_ANALYSIS: readonly Family[] = [traceBranches, traceAliases, countSteps, faultyLine, queueMachine];
