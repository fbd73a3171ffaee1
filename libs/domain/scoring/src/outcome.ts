import type { ResultFlag, ScoredOutcome } from '@assay/contracts';
import type { Generation } from '@assay/domain/run';
import { cleanAnswer } from './text/clean-answer';

/** What a stream that came to its end stands for, before any score. */
export interface GenerationOutcome {
  readonly outcome: Exclude<ScoredOutcome, 'refused'>;
  readonly flags: readonly ResultFlag[];
}

/**
 * Outcome of a generation. Thinking that leaked into the content is no answer: it is flagged, and a content that holds nothing else
 * counts as none. Flags that need the server's or the lane's state are added elsewhere.
 */
export function outcomeOf(generation: Generation): GenerationOutcome {
  const clean = cleanAnswer(generation.content);
  const cut = generation.doneReason === 'length';
  const outcome = outcomeFor(generation, clean.text !== '', cut);
  const flags: ResultFlag[] = [...clean.flags];
  if (outcome === 'answered' && cut) flags.push('cut_off');
  if (generation.sanitised) flags.push('sanitised');
  return { outcome, flags };
}

function outcomeFor(generation: Generation, hasAnswer: boolean, cut: boolean): GenerationOutcome['outcome'] {
  switch (generation.end) {
    case 'finished':
      return hasAnswer ? 'answered' : cut ? 'cut_before_answer' : 'empty';
    case 'looped':
      return 'degenerate_loop';
    case 'too_slow':
    case 'output_limit':
      return generation.end;
    default:
      return generation.end satisfies never;
  }
}
