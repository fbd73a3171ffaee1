import type { ResultDetail, ScoredScore } from '@assay/contracts';

/** A passed exact score, but for what is told otherwise; for specs. */
export function aScore(parts: Partial<ScoredScore> = {}): ScoredScore {
  return {
    no: 0,
    scorer: 'number',
    axis: 'accuracy',
    weight: 1,
    gate: false,
    reason: 'expected 204, got 204',
    expected: '204',
    got: '204',
    detail: null,
    status: 'scored',
    value: 1,
    passed: true,
    ...parts,
  };
}

/** A passed answer with all its detail, but for what is told otherwise; for specs. */
export function aDetail(parts: Partial<ResultDetail> = {}): ResultDetail {
  return {
    id: 'r1',
    runId: 'run-1',
    benchmarkTaskId: 't1',
    taskKey: 'working-days',
    taskTitle: 'Working days over a holiday',
    taskType: 'reasoning',
    category: 'calendar',
    modelId: 'm1',
    model: 'qwen3:14b',
    serverId: 's1',
    server: 'rack-2',
    epoch: 2,
    variant: 2,
    status: 'scored',
    outcome: 'answered',
    executionTime: 29_000,
    output: 'ANSWER: 204',
    outputCut: false,
    score: 1,
    passed: true,
    metrics: {
      accuracy: 1,
      relevance: null,
      speed: null,
      tokensPerSecond: 58,
      promptTokensPerSecond: 410,
      firstTokenMs: 1_300,
      firstAnswerMs: 25_900,
      promptTokens: 312,
      answerTokens: 1_634,
    },
    scores: [aScore()],
    flags: [],
    reason: null,
    createdAt: '2026-11-24T14:58:12.000Z',
    thinking: null,
    expectedOutput: '204',
    request: { messages: [{ role: 'user', content: 'How many?' }], options: { num_ctx: 8_192 } },
    timings: null,
    attempts: [],
    evaluations: [],
    environment: {},
    epochs: [],
    otherModels: [],
    ...parts,
  };
}
