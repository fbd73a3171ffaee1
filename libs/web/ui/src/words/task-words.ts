import type { ExtractRule, ScorerType, TaskType } from '@assay/contracts';
import { injectTexts } from '../text/texts';
import { TASK_WORD_TEXTS } from './task-word-texts';

/** The words of task types, scorers and rules of extraction; call it where injection is possible. */
export function injectTaskWords() {
  const t = injectTexts(TASK_WORD_TEXTS);
  return {
    type: (type: TaskType) => t(`type_${type}`),
    scorer: (scorer: ScorerType) => t(`scorer_${scorer}`),
    /** Inside of a sentence: "the last number". */
    extract: (rule: ExtractRule) => t(`extract_${rule}`),
  };
}
