import type { Generation, GenerationTimings } from '@assay/domain/run';
import { answerFigures } from './trial-result';

const timed: GenerationTimings = {
  totalMs: 9_000,
  loadMs: 1_000,
  promptMs: 500,
  generationMs: 7_000,
  promptTokens: 100,
  answerTokens: 350,
  wallMs: 9_200,
  firstTokenMs: 1_600,
  firstAnswerMs: 1_600,
};
/** As vLLM answers: tokens are counted, times are not told. */
const untimed: GenerationTimings = { ...timed, totalMs: null, loadMs: null, promptMs: null, generationMs: null };
const generation = (timings: GenerationTimings, end: Generation['end'] = 'finished'): Generation => ({
  end,
  content: 'ANSWER: 4',
  thinking: '',
  doneReason: end === 'finished' ? 'stop' : null,
  timings,
  sanitised: false,
});

describe('answerFigures', () => {
  it('takes the load off the total of the server: 9 s − 1 s', () => {
    expect(answerFigures(generation(timed), 'reasoning', []).executionTime).toBe(8_000);
  });

  it('takes the time by our clock where the server tells none, and judges speed by it', () => {
    const { executionTime, metrics, tokensPerSecond } = answerFigures(generation(untimed), 'reasoning', []);
    expect(executionTime).toBe(9_200);
    expect(metrics.speed).toBe(answerFigures(generation({ ...timed, totalMs: 10_200 }), 'reasoning', []).metrics.speed);
    expect(metrics.speed).not.toBeNull();
    // Tokens per second need the time of generation alone, which nobody told.
    expect(tokensPerSecond).toBeNull();
  });

  it.each(['looped', 'too_slow', 'output_limit'] as const)('has no time of an answer without an end: %s', (end) => {
    expect(answerFigures(generation(untimed, end), 'reasoning', []).executionTime).toBeNull();
  });

  it('judges no speed where a flag spoils the time, and keeps the time', () => {
    const { executionTime, metrics } = answerFigures(generation(untimed), 'reasoning', ['contended']);
    expect([executionTime, metrics.speed]).toEqual([9_200, null]);
  });
});
