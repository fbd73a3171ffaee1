import type { Evaluation, Judgement, ResultDetail, ScoredScore } from '@assay/contracts';

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

/** A requirement that a judge found met, with its quote, but for what is told otherwise; for specs. */
export function aJudgement(parts: Partial<Judgement> = {}): Judgement {
  return {
    item: '0/late',
    callNo: 1,
    kind: 'requirement',
    requirement: 'Says plainly that the parcel is late',
    met: true,
    pYes: null,
    evidence: 'held at the Leipzig depot since Friday',
    supported: true,
    decides: true,
    forgiven: false,
    why: 'The delay and the place are named.',
    points: 2,
    must: true,
    rawReply: '{"met":"yes"}',
    ...parts,
  };
}

/** The current scoring of an answer by a judge, but for what is told otherwise; for specs. */
export function anEvaluation(parts: Partial<Evaluation> = {}): Evaluation {
  return {
    id: 'e1',
    current: true,
    state: 'scored',
    accuracy: 1,
    relevance: 1,
    passed: true,
    reason: null,
    extracted: null,
    extractRule: 'whole',
    extractTrace: [],
    scores: [],
    judgements: [aJudgement()],
    judge: 'phi4:14b',
    judgedBy: {
      id: 'j1',
      modelId: 'm9',
      name: 'phi4:14b',
      digest: 'abc',
      serverId: 's2',
      server: 'workstation',
      promptHash: 'p',
      numCtx: 8_192,
      serverVersion: '0.33.0',
    },
    createdAt: '2026-11-24T14:58:12.000Z',
    ...parts,
  };
}
