import type { Judge, JudgeCertificate, JudgeExam, JudgeExamResult } from '@assay/contracts';
import { fillText, type TranslateFn } from '@assay/web/ui';
import { JUDGE_TEXTS } from '../judge-texts';
import { certificateWords, examWords } from './judge-words';

const t: TranslateFn<typeof JUDGE_TEXTS> = (key, ...values) => fillText(JUDGE_TEXTS[key], values[0] ?? {}, 'en');
const share = (value: number | null, n = 60) => ({ value, low: value, high: value, n });
const certificate = (changes: Partial<JudgeCertificate>): JudgeCertificate => ({
  ...{ grade: 'unmeasured', labels: 0, outdated: 0, met: 0, notMet: 0, labellers: 0 },
  ...{
    agreement: share(null),
    kappa: share(null),
    sensitivity: share(null),
    specificity: share(null),
    ceiling: share(null),
  },
  passRate: { raw: 0.7, corrected: null },
  ...changes,
});
const say = (changes: Partial<JudgeCertificate>) => certificateWords('gemma3:12b', certificate(changes), t);

describe('certificateWords', () => {
  it('says of a judge without labels that nobody checked it', () => {
    expect(say({})).toEqual(['Judged by gemma3:12b, not yet checked against people.']);
  });

  it('says what is missing where there are labels', () => {
    expect(say({ labels: 3, met: 2, notMet: 1 })[0]).toMatch(/not labelled enough verdicts of both kinds/);
    expect(say({ labels: 3, met: 3 })[0]).toMatch(/all labelled answers alike/);
  });

  it('names what a measured judge lets pass, first of all', () => {
    const words = say({
      grade: 'weak',
      labels: 60,
      met: 30,
      notMet: 30,
      agreement: share(0.8),
      specificity: share(0.6),
    });
    expect(words).toEqual([
      'Judged by gemma3:12b, which agrees with people on 80 % of verdicts.',
      'It lets 4 of 10 wrong answers pass.',
      'It is too weak, or too little measured, to correct its numbers for.',
    ]);
  });

  it('gives the corrected rate beside the raw one, and counts what is out of date', () => {
    const corrected = { value: 0.61, low: 0.5, high: 0.7 };
    const words = say({
      grade: 'good',
      labels: 60,
      outdated: 1,
      agreement: share(0.9),
      specificity: share(0.9),
      passRate: { raw: 0.7, corrected },
    });
    expect(words[2]).toBe('It finds 70 % of requirements met; with its errors taken out that is 61 % (50 % to 70 %).');
    expect(words[3]).toMatch(/^1 label counts no longer/);
  });
});

describe('examWords', () => {
  const exam = (changes: Partial<JudgeExam>): Pick<Judge, 'exam' | 'server'> => ({
    server: 'rack-2',
    exam: { state: 'done', done: 36, total: 36, startedAt: '', finishedAt: '', reason: null, result: null, ...changes },
  });
  const result: JudgeExamResult = {
    passed: true,
    ...{ rightAccepted: share(11 / 12, 12), wrongRejected: share(1, 12), unreadable: 0, missed: [], answers: [] },
    controls: { asked: 8, wrong: 0 },
    nullAnswers: { asked: 12, met: 0, talkedInto: false },
  };

  it.each([
    [{ server: 'rack-2', exam: null }, ['Never examined.']],
    [exam({ state: 'waiting' }), ['The exam waits until rack-2 has no other work.']],
    [exam({ state: 'running', done: 7 }), ['Exam: 7 of 36 questions.']],
    [exam({ state: 'failed', reason: 'rack-2 is off.' }), ['The exam came to nothing: rack-2 is off.']],
    [exam({ result }), ['Exam passed: 11 of 12 right answers accepted, 12 of 12 wrong ones rejected.']],
    [
      exam({ result: { ...result, passed: false, missed: ['It lets 5 of 12 wrong answers pass.'] } }),
      ['Exam not passed.', 'It lets 5 of 12 wrong answers pass.'],
    ],
  ])('tells how the exam went (%#)', (judge, words) => {
    expect(examWords(judge, t)).toEqual(words);
  });
});
