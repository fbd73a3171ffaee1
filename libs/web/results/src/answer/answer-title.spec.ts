import { fillText, type TranslateFn } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { answerTitle } from './answer-title';
import { aDetail, aScore } from './fixtures';

const t: TranslateFn<typeof RESULT_TEXTS> = (key, ...values) => fillText(RESULT_TEXTS[key], values[0] ?? {}, 'en');
const titleOf = (parts: Parameters<typeof aDetail>[0]) => answerTitle(aDetail(parts), t);
const wrong = aScore({ passed: false, value: 0, got: '208', expected: '204' });

describe('answerTitle', () => {
  it('says what was got and what was expected', () => {
    expect(titleOf({ passed: false, score: 0, scores: [wrong] }).title).toBe('Did not pass: got 208, expected 204');
  });

  it("uses the scorer's sentence where the values are long", () => {
    const long = { ...wrong, got: 'x'.repeat(200), reason: '96 words where 90 are allowed' };
    expect(titleOf({ passed: false, scores: [long] }).title).toBe('Did not pass: 96 words where 90 are allowed');
  });

  it('counts the checks that hold beside the one that does not', () => {
    expect(titleOf({ passed: false, scores: [wrong, aScore(), aScore()] }).more).toBe('The other 2 checks hold.');
  });

  it("calls a loop the model's own failure", () => {
    const { title, more } = titleOf({ passed: false, score: 0, outcome: 'degenerate_loop', scores: [] });
    expect(title).toBe('Did not pass: looped');
    expect(more).toContain('counts as a wrong answer');
  });

  it('says what happened and what to do where there is no answer', () => {
    const error = { code: 'server_error', message: 'the connection was reset', hint: 'Retry when the server is back.' };
    expect(
      titleOf({ status: 'missing', outcome: 'server_error', passed: null, score: null, scores: [], error }),
    ).toEqual({
      mark: 'missing',
      title: 'No answer: the connection was reset',
      more: 'Retry when the server is back.',
    });
  });

  it('names why there is no score', () => {
    const scores = [
      { ...aScore(), status: 'unscored' as const, value: null, passed: null, unscoredReason: 'no_judge' as const },
    ];
    expect(titleOf({ status: 'unscored', passed: null, score: null, scores }).title).toBe(
      'Not scored: this task needs a judge, and the run has none',
    );
  });

  it('says of a pass what was got', () => {
    expect(titleOf({}).title).toBe('Passed: got 204');
  });
});
