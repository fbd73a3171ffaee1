import { flagsThatSpoil, type SpeedFigureName } from '@assay/contracts';

/** SQL: true where a flag of `flags` takes an answer out of a figure. */
export function spoils(figure: SpeedFigureName, flags = 'flags'): string {
  return `${flags} && '{${flagsThatSpoil(figure).join(',')}}'`;
}
