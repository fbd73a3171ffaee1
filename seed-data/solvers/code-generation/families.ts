import type { Family } from '../family';
import { calculateTask } from './calculate';
import { countCodes } from './count-codes';
import { countTilings } from './count-tilings';
import { leagueTable } from './league-table';
import { mergeBookings } from './merge-bookings';
import { parcelPrice } from './parcel-price';
import { parseDurationTask } from './parse-duration';
import { regions } from './regions';
import { runCacheTask } from './run-cache';
import { topWordsTask } from './top-words';

/** The core tasks of type `code_generation`, easiest first. */
export const CODE_GENERATION: readonly Family[] = [
  topWordsTask,
  parcelPrice,
  mergeBookings,
  parseDurationTask,
  leagueTable,
  regions,
  calculateTask,
  countCodes,
  runCacheTask,
  countTilings,
];
