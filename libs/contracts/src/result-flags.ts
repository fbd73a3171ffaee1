import { RESULT_FLAGS, type ResultFlag } from './result';

export const SPEED_FIGURES = ['end_to_end', 'first_token', 'prefill', 'decode'] as const;
/** `end_to_end`: total − load · `first_token` · `prefill`: prompt tokens per second · `decode`: answer tokens per second. */
export type SpeedFigureName = (typeof SPEED_FIGURES)[number];

/** What a flag means for whoever reads the answer. */
export interface FlagRule {
  /** One plain sentence. */
  readonly sentence: string;
  /** The figures that the answer stays out of. */
  readonly spoils: readonly SpeedFigureName[];
}

/** The closed list of flags: what each says, and just the figures that it takes the answer out of. */
export const FLAG_RULES: Readonly<Record<ResultFlag, FlagRule>> = {
  cold: {
    sentence: 'The model was loaded for this answer. Its time as a whole and to the first token are not counted.',
    spoils: ['end_to_end', 'first_token'],
  },
  prompt_cached: {
    sentence: 'The server had read this prompt before. The speed of reading it is not counted.',
    spoils: ['prefill'],
  },
  concurrent: {
    sentence:
      'Other answers were made on the server at the same time. Its time as a whole and its speed of writing are not counted.',
    spoils: ['decode', 'end_to_end'],
  },
  contended: {
    sentence: 'Another program used the server at the same time. Its speed is not counted.',
    spoils: SPEED_FIGURES,
  },
  after_cancel: {
    sentence: 'The server may still have been busy with a cancelled answer. Its speed is not counted.',
    spoils: SPEED_FIGURES,
  },
  cpu_spill: {
    sentence: 'Part of the model moved from the graphics card to the CPU during the run. Its speed is not counted.',
    spoils: SPEED_FIGURES,
  },
  cut_off: { sentence: 'The answer reached the token limit and may be incomplete.', spoils: [] },
  thinking_leaked: {
    sentence: 'The model wrote its thinking into the answer. The thinking was taken out before scoring.',
    spoils: [],
  },
  format_ignored: { sentence: 'The model did not keep to the format that was asked for.', spoils: [] },
  near_context: { sentence: 'Prompt and answer came close to the context size.', spoils: [] },
  sanitised: { sentence: 'Characters that cannot be stored were replaced.', spoils: [] },
  retried: { sentence: 'An earlier attempt failed. This changes no figure.', spoils: [] },
  server_changed: { sentence: 'The version of the server changed during the run.', spoils: [] },
  context_smaller: { sentence: 'The server gave the model less context than was asked for.', spoils: [] },
  extraction_repaired: {
    sentence: 'The part that is scored was found only after a repair of its form.',
    spoils: [],
  },
  judge_same_family: { sentence: 'The judge and this model share a family and may favour each other.', spoils: [] },
  judge_suspicious: { sentence: 'The answer seems to speak to the judge.', spoils: [] },
};

/** The flags that take an answer out of a figure. */
export function flagsThatSpoil(figure: SpeedFigureName): readonly ResultFlag[] {
  return RESULT_FLAGS.filter((flag) => FLAG_RULES[flag].spoils.includes(figure));
}

/** Whether one of the flags takes the answer out of a figure. */
export function isSpoilt(figure: SpeedFigureName, flags: readonly ResultFlag[]): boolean {
  return flags.some((flag) => FLAG_RULES[flag].spoils.includes(figure));
}
