import type { TinyKind } from './tiny-prompts';

/** Tiny models from the ablest to the weakest: each is better than the next on every kind. */
export const TINY_MODELS = ['tiny-able', 'tiny-middle', 'tiny-weak'] as const;

/** Share of right answers at temperature 0, measured outside of Ollama on 2,000 fresh prompts per kind and model. */
export const TINY_ACCURACY: Readonly<Record<(typeof TINY_MODELS)[number], Readonly<Record<TinyKind, number>>>> = {
  'tiny-able': { add: 0.905, reverse: 0.964, sort: 0.919, max: 0.948 },
  'tiny-middle': { add: 0.459, reverse: 0.778, sort: 0.78, max: 0.798 },
  'tiny-weak': { add: 0.104, reverse: 0.192, sort: 0.638, max: 0.519 },
};
