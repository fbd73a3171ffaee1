import type { Family } from '../family';
import { blocks } from './blocks';
import { crew } from './crew';
import { deliveries } from './deliveries';
import { errands } from './errands';
import { meetingSlot } from './meeting';
import { packing } from './packing';
import { pouring } from './pouring';
import { shifts } from './shifts';
import { stepOrder } from './step-order';
import { twoWorkers } from './two-workers';

/** The core tasks of type `planning`, easiest first. */
export const PLANNING: readonly Family[] = [
  meetingSlot,
  stepOrder,
  packing,
  errands,
  blocks,
  shifts,
  twoWorkers,
  deliveries,
  pouring,
  crew,
];
