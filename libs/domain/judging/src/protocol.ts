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
  /** Requirements that a large judge decides in one call. */
  itemsPerCall: 5,
  /** From this many parameters on a judge is large. */
  largeFrom: 10e9,
} as const;

/** How many requirements a judge decides in one call: one, unless its server says that it is large. */
export function itemsPerCall(parameterSize: string | null): number {
  const count = parameterCount(parameterSize);
  return count !== null && count >= PROTOCOL.largeFrom ? PROTOCOL.itemsPerCall : 1;
}

const UNITS = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 } as const;

/** Reads sizes such as `8.0B` and `494.03M`; of `8x7B` the whole. Null where nothing is told, or nothing sure. */
export function parameterCount(size: string | null): number | null {
  const found = /^(?:(\d+)\s*x\s*)?(\d+(?:\.\d+)?)\s*([KMBT])$/i.exec(size?.trim() ?? '');
  if (found === null) return null;
  const unit = UNITS[(found[3] ?? '').toUpperCase() as keyof typeof UNITS];
  return Number(found[1] ?? 1) * Number(found[2]) * unit;
}

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

/** The form of a reply to `items` requirements: one such verdict for each, in their order. */
export function replySchema(items: number): JsonObject {
  if (items === 1) return REPLY_SCHEMA;
  const verdict = {
    type: 'object',
    properties: { requirement: { type: 'integer' }, ...(REPLY_SCHEMA['properties'] as JsonObject) },
    required: ['requirement', 'evidence', 'why', 'met'],
    additionalProperties: false,
  };
  return {
    type: 'object',
    properties: { verdicts: { type: 'array', items: verdict, minItems: items, maxItems: items } },
    required: ['verdicts'],
    additionalProperties: false,
  };
}
