import { FLAG_RULES, RESULT_FLAGS, type ResultFlag } from '@assay/contracts';

type FlagSentences = { readonly [Flag in ResultFlag as `flagSays_${Flag}`]: string };

/** The sentences stand in one table that server, documents and pages share. */
const FLAG_SENTENCES = Object.fromEntries(
  RESULT_FLAGS.map((flag) => [`flagSays_${flag}`, FLAG_RULES[flag].sentence]),
) as FlagSentences;

/** English words of the closed lists: outcomes, flags, axes. */
export const WORD_TEXTS = {
  flag_cold: 'cold',
  flag_prompt_cached: 'prompt cached',
  flag_concurrent: 'concurrent',
  flag_contended: 'contended',
  flag_after_cancel: 'after cancel',
  flag_cpu_spill: 'CPU spill',
  flag_cut_off: 'cut off',
  flag_thinking_leaked: 'thinking leaked',
  flag_format_ignored: 'format ignored',
  flag_near_context: 'near context',
  flag_sanitised: 'sanitised',
  flag_retried: 'retried',
  flag_server_changed: 'server changed',
  flag_context_smaller: 'context smaller',
  flag_extraction_repaired: 'extraction repaired',
  flag_judge_same_family: 'judge same family',
  flag_judge_suspicious: 'judge suspicious',
  ...FLAG_SENTENCES,
  axis_relevance: 'relevance',
  axis_format: 'format',
  unscored_no_judge: 'this task needs a judge, and the run has none',
  unscored_cancelled: 'the run was cancelled before it was judged',
  unscored_judge_failed: 'the judge gave no usable verdict',
  unscored_not_available: 'a scorer of this task is not available here',
  unscored_harness_error: 'a scorer failed on our side',
  outcome_answered: 'answered',
  outcome_empty: 'empty answer',
  outcome_cut_before_answer: 'cut before the answer',
  outcome_degenerate_loop: 'looped',
  outcome_too_slow: 'too slow',
  outcome_output_limit: 'answer too long',
  outcome_refused: 'refused',
  outcome_prompt_too_long: 'prompt too long',
  outcome_unsupported: 'not supported',
  outcome_model_unavailable: 'model not there',
  outcome_model_changed: 'model was replaced',
  outcome_server_error: 'server error',
  outcome_poison: 'crashed the model twice',
  outcome_internal: 'error in Assay',
  outcome_cancelled: 'cancelled',
} as const;
