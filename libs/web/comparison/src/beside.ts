import type { Comparison } from '@assay/contracts';
import { drawnScopes, overallScope } from './words';

const ROW = 20;
const GROUP = 26;
const FOREST_FRAME = 170;
const SCATTER = 620;
const LISTED = 27;
/** Of the taller of two figures, the part that may stay empty beside the other. */
const EMPTY = 0.25;

/**
 * Whether the plot of differences and the scatter of accuracy and time stand beside each other without a half-empty column. Heights are
 * estimated in px from what the two draw: a row per pair and kind of work, and a scatter with a list of the models below.
 */
export function fitBeside(comparison: Comparison): boolean {
  const scopes = drawnScopes(comparison).length;
  const models = comparison.models.length;
  const forest = FOREST_FRAME + scopes * (GROUP + (models - 1) * ROW);
  const inMemory = overallScope(comparison)?.pareto?.memory?.length ?? 0;
  const scatter = SCATTER + (models + inMemory) * LISTED;
  return Math.abs(forest - scatter) <= EMPTY * Math.max(forest, scatter);
}
