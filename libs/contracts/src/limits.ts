/** Limits that both sides of the wire rely on. Sizes in bytes, durations in milliseconds. */
export const LIMITS = {
  pageSize: { default: 50, max: 500 },
  /** Above this many rows a list says `total: null`. */
  countedRows: 10_000,
  jsonBody: 1_048_576,
  importDocument: 5 * 1_048_576,
  importDocumentTasks: 2_000,
  importStream: 64 * 1_048_576,
  importStreamRows: 50_000,
  /** A longer answer ends as `output_limit`. */
  answer: 1_048_576,
  /** In lists an answer is cut here (`outputCut`); the single result has all of it. */
  answerPreview: 20_000,
  epochs: { default: 3, max: 100 },
  modelsPerRun: 20,
  modelsCompared: { min: 2, max: 10 },
  trialsPerRun: 200_000,
  numCtx: { default: 8_192, thinking: 16_384, min: 256, max: 1_048_576 },
  numPredict: { default: 2_048, reasoning: 8_192, max: 1_048_576 },
  timeLimitMs: { default: 600_000, min: 1_000, max: 86_400_000 },
  slots: { default: 1, max: 64 },
  nameLength: 200,
  textLength: 200_000,
} as const;
