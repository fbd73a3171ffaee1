import type { TranslateFn } from '@assay/web/ui';
import { fillText } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { anAnswer } from './fixtures';
import { rowStatus } from './row-status';

const t: TranslateFn<typeof RESULT_TEXTS> = (key, ...values) => fillText(RESULT_TEXTS[key], values[0] ?? {}, 'en');
const words = (row: Parameters<typeof anAnswer>[0]): string => rowStatus(anAnswer(row), t).words;

describe('rowStatus', () => {
  it('says plainly passed or failed where there is an answer', () => {
    expect(words({})).toBe('Passed');
    expect(words({ passed: false, score: 0.25 })).toBe('Failed');
  });

  it("names the model's own failure", () => {
    expect(words({ passed: false, score: 0, outcome: 'degenerate_loop' })).toBe('Failed: looped');
    expect(words({ passed: false, score: 0, outcome: 'too_slow' })).toBe('Failed: too slow');
  });

  it('keeps a refusal that the task asks for a pass', () => {
    expect(words({ passed: true, outcome: 'refused' })).toBe('Passed');
  });

  it('calls what no model did no answer, never failed', () => {
    expect(rowStatus(anAnswer({ status: 'missing', outcome: 'server_error', passed: null, score: null }), t)).toEqual({
      mark: 'missing',
      words: 'No answer: server error',
    });
  });

  it('counts the tokens of an answer in the making', () => {
    const progress = { runId: 'run', trialId: 'trial', phase: 'thinking', tokens: 1842, text: '' } as const;
    expect(rowStatus(anAnswer({ status: 'running', outcome: null }), t, progress).words).toBe('Thinking, 1,842 tokens');
  });
});
