import type { Result } from '@assay/contracts';

/** A result for specs: a passed answer, with what is given instead. */
export function aResult(over: Partial<Result> = {}): Result {
  return {
    ...{ id: 'r1', runId: 'run', benchmarkTaskId: 'task', taskKey: 'sum-1', taskTitle: 'A sum', taskType: 'reasoning' },
    ...{ category: 'arithmetic', modelId: 'm', model: 'qwen3:8b', serverId: 's', server: 'desk', epoch: 1, variant: 1 },
    ...{ status: 'scored', outcome: 'answered', executionTime: 1_250, output: 'ANSWER: 2', outputCut: false },
    ...{ score: 1, passed: true, flags: [], reason: null, scores: [], createdAt: '2026-01-02T03:04:05.000Z' },
    metrics: {
      ...{ accuracy: 1, relevance: null, speed: null, tokensPerSecond: 41.256, promptTokensPerSecond: null },
      ...{ firstTokenMs: 90, firstAnswerMs: null, promptTokens: null, answerTokens: 12 },
    },
    ...over,
  };
}

/** The values one after the other. */
export async function* each<Value>(...values: readonly Value[]): AsyncGenerator<Value> {
  for (const value of values) yield await Promise.resolve(value);
}

/** All pieces of a file as one text. */
export async function whole(pieces: AsyncIterable<string> | Iterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
