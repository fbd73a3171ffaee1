import type { ProbePrompt } from '@assay/contracts';

/** What a speed probe does. Lengths in tokens. */
export const PROBE = {
  /** Of each prompt. */
  runs: 5,
  shortTokens: 60,
  longTokens: 1_500,
  numPredict: 128,
  /** Shorter answers say nothing about the speed of writing. */
  fewestAnswerTokens: 32,
  /** Room for what a chat template and the nonce add. */
  templateTokens: 64,
  /** Of the warm-up, before anything is known about the tokens of this model. */
  warmUpCharacters: 240,
} as const;

/** Characters per token that a warm-up without counts is taken for (English text). */
const USUAL_CHARACTERS_PER_TOKEN = 4;

/** One request of a probe. */
export interface ProbeRequest {
  readonly prompt: ProbePrompt;
  /** From 1. */
  readonly no: number;
  readonly characters: number;
}

/** Tokens per character as the warm-up showed; its template counts too, so that the figure is rather too high. */
export function tokensPerCharacter(warmUp: {
  readonly characters: number;
  readonly promptTokens: number | null;
}): number {
  const { characters, promptTokens } = warmUp;
  const usual = 1 / USUAL_CHARACTERS_PER_TOKEN;
  if (promptTokens === null || promptTokens <= 0 || characters <= 0) return usual;
  return promptTokens / characters;
}

/**
 * The measured requests in their order, short and long in turn. A long prompt is cut to what the context holds; where it would not be
 * longer than the short one, only the short one is asked.
 */
export function planProbe(numCtx: number, perCharacter: number): readonly ProbeRequest[] {
  const room = numCtx - PROBE.numPredict - PROBE.templateTokens;
  const short = Math.max(1, Math.min(PROBE.shortTokens, room));
  const long = Math.min(PROBE.longTokens, room);
  const characters = (tokens: number): number => Math.max(1, Math.floor(tokens / perCharacter));
  const kinds: readonly (readonly [ProbePrompt, number])[] =
    long > short
      ? [
          ['short', short],
          ['long', long],
        ]
      : [['short', short]];
  return Array.from({ length: PROBE.runs }, (_, index) => index + 1).flatMap((no) =>
    kinds.map(([prompt, tokens]) => ({ prompt, no, characters: characters(tokens) })),
  );
}
