import type { ScoredOutcome, ScorerSpec } from '@assay/contracts';
import { isRefusal } from './refusal';
import { scoreOutcome } from './score-outcome';

const score = (outcome: ScoredOutcome, output: string, scorer: ScorerSpec = { type: 'number' }) =>
  scoreOutcome(outcome, { output, expectedOutput: '204', criteria: { scorers: [scorer] } }, { timeLimitMs: 600_000 });

describe('scoreOutcome', () => {
  it('scores an answer by its criteria', () => {
    expect(score('answered', 'ANSWER: 204')).toMatchObject({
      outcome: 'answered',
      evaluation: { accuracy: 1, passed: true },
    });
  });

  it.each<[ScoredOutcome, string]>([
    ['empty', 'Empty answer: the model stopped without writing anything'],
    ['cut_before_answer', 'No answer: the token limit was reached before any answer text (thinking counts towards it)'],
    ['degenerate_loop', 'Stuck in a loop: the model repeated itself until the server stopped it'],
    ['too_slow', 'Too slow: still writing when the time limit of 600 s was reached'],
    ['output_limit', 'Too long: the answer grew over 1 MB and was stopped'],
  ])('gives 0 for %s, with the reason in words', (outcome, reason) => {
    expect(score(outcome, 'ANSWER: 204')).toMatchObject({
      outcome,
      evaluation: { status: 'scored', accuracy: 0, passed: false, relevance: null, reason, scores: [] },
    });
  });

  it('needs no judge for a failure of the model', () => {
    const judge: ScorerSpec = { type: 'judge', checklist: [{ id: 'a', requirement: 'Is kind.' }] };
    expect(score('empty', '', judge).evaluation).toMatchObject({ status: 'scored', accuracy: 0 });
  });

  it('calls a refusal refused', () => {
    const { outcome, evaluation } = score('answered', "I'm sorry, but I can't help with that.");
    expect(outcome).toBe('refused');
    expect(evaluation).toMatchObject({
      accuracy: 0,
      passed: false,
      flags: [],
      reason: 'Refused: "I\'m sorry, but I can\'t help with that."',
    });
  });

  it('lets a refusal pass where the task wants it', () => {
    const wanted: ScorerSpec = { type: 'contains', values: ["can't"] };
    expect(score('answered', "I can't share that.", wanted)).toMatchObject({
      outcome: 'answered',
      evaluation: { passed: true },
    });
    expect(score('refused', "I can't share that.", wanted)).toMatchObject({
      outcome: 'answered',
      evaluation: { passed: true },
    });
  });

  it('leaves a refusal to the judge where there is one to come', () => {
    const judge: ScorerSpec = { type: 'judge', checklist: [{ id: 'a', requirement: 'Declines.' }] };
    expect(score('answered', "I can't share that.", judge)).toMatchObject({
      outcome: 'answered',
      evaluation: { status: 'unscored', unscoredReason: 'no_judge' },
    });
  });
});

describe('isRefusal', () => {
  it.each([
    'I cannot help with that.',
    "I can't assist with this request.",
    'I’m sorry, but I can’t help with that.',
    'Sorry, I cannot answer this question.',
    'As an AI language model, I cannot provide opinions.',
    'I am unable to answer this.',
    "I'm not able to do that.",
    'Unfortunately, I cannot do this.',
    'I apologize, but I must decline to answer.',
    'I won’t do that.',
  ])('knows %j', (text) => {
    expect(isRefusal(text)).toBe(true);
  });

  it.each([
    ['an answer', 'ANSWER: 204'],
    ['an excuse with an answer', "I can't be sure.\nANSWER: 204"],
    ['code', "I can't test it, but:\n```python\nx\n```"],
    ['an apology for the parcel', 'I am very glad to help. Sorry for the delay.'],
    ['doubt', 'It cannot be 5, so it is 204.'],
    ['a long text', `I cannot agree more. ${'word '.repeat(200)}`],
    ['nothing', ''],
  ])('takes %s for none', (_name, text) => {
    expect(isRefusal(text)).toBe(false);
  });
});
