import type { Judge, JudgeCertificate, JudgeConduct, JudgeExam, JudgeExamResult } from '@assay/contracts';
import { fillText, type TranslateFn } from '@assay/web/ui';
import { JUDGE_TEXTS } from '../judge-texts';
import { certificateWords, conductWords, examWords } from './judge-words';

const t: TranslateFn<typeof JUDGE_TEXTS> = (key, ...values) => fillText(JUDGE_TEXTS[key], values[0] ?? {}, 'en');
const share = (value: number | null, n = 60) => ({ value, low: value, high: value, n });
const certificate = (changes: Partial<JudgeCertificate>): JudgeCertificate => ({
  ...{ grade: 'unmeasured', labels: 0, outdated: 0, outdatedByServer: 0, met: 0, notMet: 0, labellers: 0 },
  ...{
    agreement: share(null),
    kappa: { ...share(null), se: null, bootstrap: null },
    sensitivity: share(null),
    specificity: share(null),
    ceiling: { ...share(null), se: null, bootstrap: null },
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
    exam: {
      ...{ state: 'done', done: 36, total: 36, startedAt: '', finishedAt: '', reason: null, result: null },
      ...{ serverVersion: '0.33.0', current: true },
      ...changes,
    },
  });
  const result: JudgeExamResult = {
    passed: true,
    ...{ rightAccepted: share(11 / 12, 12), wrongRejected: share(1, 12), missed: [], answers: [] },
    ...{ replies: 60, unreadable: 0 },
    controls: { asked: 8, wrong: 0 },
    nullAnswers: { asked: 12, met: 0, talkedInto: false },
  };

  it.each([
    [{ server: 'rack-2', exam: null }, ['Never examined.']],
    [exam({ state: 'waiting', done: 0 }), ['The exam waits until rack-2 has no other work.']],
    [
      exam({ state: 'waiting', done: 7 }),
      ['The exam gives way to a run on rack-2 and goes on after it: 7 of 36 questions.'],
    ],
    [exam({ state: 'cancelled', finishedAt: '' }), ['The exam was stopped.']],
    [exam({ state: 'running', done: 7 }), ['Exam: 7 of 36 questions.']],
    [exam({ state: 'failed', reason: 'rack-2 is off.' }), ['The exam came to nothing: rack-2 is off.']],
    [exam({ result }), ['Exam passed: 11 of 12 right answers accepted, 12 of 12 wrong ones rejected.']],
    [
      exam({ result, current: false }),
      [
        'Exam passed: 11 of 12 right answers accepted, 12 of 12 wrong ones rejected.',
        expect.stringMatching(/another version of its server/) as string,
      ],
    ],
    [
      exam({ result: { ...result, passed: false, missed: ['It lets 5 of 12 wrong answers pass.'] } }),
      ['Exam not passed.', 'It lets 5 of 12 wrong answers pass.'],
    ],
  ])('tells how the exam went (%#)', (judge, words) => {
    expect(examWords(judge, t)).toEqual(words);
  });
});

describe('conductWords', () => {
  const conduct = (changes: Partial<JudgeConduct>): JudgeConduct => ({
    ...{ unreadable: { n: 1, of: 100 }, standing: 'good', controlsWrong: { n: 0, of: 20 } },
    ...{ unsupported: { n: 0, of: 40 }, borderline: { n: 0, of: 100 }, flipped: { n: 0, of: 0 } },
    length: { rho: 0.1, answers: 50, flagged: false },
    ...changes,
  });

  it('is silent where all is well', () => expect(conductWords(conduct({}), t)).toEqual([]));

  it.each<[Partial<JudgeConduct>, RegExp]>([
    [{ standing: 'refused', unreadable: { n: 30, of: 100 } }, /^It is refused: 30 of its 100 replies/],
    [{ standing: 'unsteady', unreadable: { n: 8, of: 100 } }, /^8 of its 100 replies could not be read/],
    [{ controlsWrong: { n: 2, of: 20 } }, /^It got 2 of 20 control questions wrong/],
    [{ unsupported: { n: 4, of: 40 } }, /^For 4 of 40 requirements/],
    [{ borderline: { n: 5, of: 100 }, flipped: { n: 2, of: 5 } }, /hesitated 5 times.*changed its mind 2 times/],
    [{ length: { rho: 0.42, answers: 50, flagged: true } }, /^Longer answers scored higher with it \(ρ = 0.42/],
    [{ length: { rho: -0.42, answers: 50, flagged: true } }, /^Shorter answers/],
  ])('says what is wrong with %j', (changes, words) => {
    expect(conductWords(conduct(changes), t)).toEqual([expect.stringMatching(words)]);
  });
});
