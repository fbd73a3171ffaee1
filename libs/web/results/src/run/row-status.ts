import type { Outcome, TrialProgress } from '@assay/contracts';
import type { MarkedOutcome, TranslateFn } from '@assay/web/ui';
import type { RESULT_TEXTS } from '../result-texts';
import type { AnswerRow } from './answer-row';

export type ResultText = TranslateFn<typeof RESULT_TEXTS>;

/** Shape and word of what became of an answer. */
export interface RowStatus {
  readonly mark: MarkedOutcome;
  readonly words: string;
}

type Judged = Pick<AnswerRow, 'status' | 'outcome' | 'passed'>;

/** The status of a row in a few words; a running one says how far it is. */
export function rowStatus(row: Judged, t: ResultText, progress?: TrialProgress): RowStatus {
  switch (row.status) {
    case 'running':
      return { mark: 'running', words: runningWords(t, progress) };
    case 'generated':
      return { mark: 'judging', words: t('waitsForScore') };
    case 'unscored':
      return { mark: 'unscored', words: t('notScored') };
    case 'missing':
      return { mark: 'missing', words: t('missingBecause', { why: outcomeWord(row.outcome, t) }) };
    case 'scored':
      return scoredStatus(row, t);
    default:
      return row.status satisfies never;
  }
}

function scoredStatus(row: Judged, t: ResultText): RowStatus {
  if (row.passed === true) return { mark: 'passed', words: t('passed') };
  if (row.outcome === 'answered' || row.outcome === null) return { mark: 'failed', words: t('failed') };
  return { mark: 'failed', words: t('failedBecause', { why: outcomeWord(row.outcome, t) }) };
}

function runningWords(t: ResultText, progress: TrialProgress | undefined): string {
  if (!progress) return t('running');
  switch (progress.phase) {
    case 'loading':
      return t('phaseLoading');
    case 'prefill':
      return t('phasePrefill');
    case 'thinking':
      return t('phaseThinking', { n: progress.tokens });
    case 'answering':
      return t('phaseAnswering', { n: progress.tokens });
    default:
      return progress.phase satisfies never;
  }
}

/** An outcome in a word or two, as it stands after a colon. */
export function outcomeWord(outcome: Outcome | null, t: ResultText): string {
  return outcome === null ? t('running') : t(`outcome_${outcome}`);
}
