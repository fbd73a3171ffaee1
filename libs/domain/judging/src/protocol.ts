import type { JsonObject } from '@assay/contracts';

/** Counts up whenever prompt, reading or replay gives another verdict for the same replies. */
export const PROTOCOL_VERSION = 1;

/** Numbers of the protocol. Lengths in characters. */
export const PROTOCOL = {
  /** Of an answer a judge is shown this much. */
  shownAnswer: 12_000,
  /** Of a quote and a sentence is kept this much. */
  keptText: 1_000,
  /** Tokens of one reply. */
  numPredict: 400,
  /** Two more tries for a reply that cannot be read. */
  retries: 2,
  /** Share of answers that get the two controls. */
  controlShare: 0.2,
  /** Between these a "yes" is a guess. */
  borderline: [0.2, 0.8],
  firstTemperature: 0,
  retryTemperature: 0.2,
  voteTemperature: 0.7,
  seed: 1,
  /** Likely tokens told for each place. */
  topLogprobs: 10,
} as const;

/** The form of a reply: evidence before reason before verdict. */
export const REPLY_SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    evidence: { type: 'string' },
    why: { type: 'string' },
    met: { type: 'string', enum: ['yes', 'no'] },
  },
  required: ['evidence', 'why', 'met'],
  additionalProperties: false,
};
