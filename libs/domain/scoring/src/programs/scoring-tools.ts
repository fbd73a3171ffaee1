import type { CodeSandbox } from '@assay/domain/run';

/** What scorers use that need more than the text of an answer. */
export interface ScoringTools {
  readonly sandbox: CodeSandbox;
}
