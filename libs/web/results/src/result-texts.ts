import { TASK_WORD_TEXTS } from '@assay/web/ui';
import { ANSWER_TEXTS } from './answer-texts';
import { RUN_TEXTS } from './run-texts';
import { WORD_TEXTS } from './word-texts';

/** English texts of the results pages. */
export const RESULT_TEXTS = { ...RUN_TEXTS, ...ANSWER_TEXTS, ...WORD_TEXTS, ...TASK_WORD_TEXTS } as const;
