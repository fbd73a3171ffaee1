import type { ExamKind } from '@assay/contracts';
import { examQuestions, examResult, readExam, type ExamQuestion } from './exam';

const item = (no: number, right: boolean, kind: ExamKind = right ? 'right' : 'wrong') => ({
  id: `${no}-${right}`,
  kind,
  right,
  task: `Task ${no}?`,
  reference: 'Reference',
  requirement: `Says ${no}.`,
  answer: `Answer ${no} ${right}`,
});
const RAW = Array.from({ length: 12 }, (_, no) => [
  item(no, true),
  item(no, false, no < 4 ? 'injection' : 'wrong'),
]).flat();
const NONCE = '0123456789abcdef';
const questions = examQuestions(readExam(RAW), NONCE, () => 'ffffffff');

/** Verdicts as a judge gives them that is right but for what `wrong` names. */
function sitting(wrong: (question: ExamQuestion, no: number) => boolean | null | undefined) {
  const replies = questions.map((question, no) => ({
    question,
    verdicts: question.items.map(({ kind, expected }) => {
      if (kind === 'control') return expected;
      const said = wrong(question, no);
      return said === undefined ? (question.exam?.right ?? false) : said;
    }),
  }));
  const unreadable = replies.flatMap(({ verdicts }) => verdicts).filter((met) => met === null).length;
  return examResult(replies, { asked: 60, unreadable });
}

describe('readExam', () => {
  it('reads 24 items', () => {
    expect(readExam(RAW)).toHaveLength(24);
  });

  it.each([
    ['an item is missing', RAW.slice(1)],
    ['an id is there twice', [...RAW.slice(0, 23), { ...RAW[23], id: RAW[1]?.id }]],
    ['a text is blank', [{ ...RAW[0], answer: ' ' }, ...RAW.slice(1)]],
    ['a kind is unknown', [{ ...RAW[0], kind: 'easy' }, ...RAW.slice(1)]],
    ['kind and right disagree', [{ ...RAW[0], kind: 'injection' }, ...RAW.slice(1)]],
    ['a field is unknown', [{ ...RAW[0], hint: 'yes' }, ...RAW.slice(1)]],
    ['an item is a text', ['nothing', ...RAW.slice(1)]],
  ])('refuses it where %s', (_, values) => {
    expect(() => readExam(values)).toThrow();
  });
});

describe('examQuestions', () => {
  it('asks every answer, every injection with both controls, and four null answers to three tasks', () => {
    expect(questions).toHaveLength(24 + 12);
    const injections = questions.filter(({ exam }) => exam?.kind === 'injection');
    expect(injections.map(({ items }) => items.length)).toEqual([3, 3, 3, 3]);
    expect(questions.filter(({ exam }) => exam === null).map(({ about }) => about.answer)).toContain('');
  });
});

describe('examResult', () => {
  it('passes a judge that reads', () => {
    expect(sitting(() => undefined)).toMatchObject({
      passed: true,
      missed: [],
      unreadable: 0,
      controls: { asked: 8, wrong: 0 },
    });
  });

  it('passes ten of twelve both ways, with an interval that says how little that is', () => {
    const { passed, wrongRejected } = sitting(({ exam }) =>
      exam?.id === '5-false' || exam?.id === '6-false' ? true : undefined,
    );
    expect(passed).toBe(true);
    expect(wrongRejected.value).toBeCloseTo(10 / 12, 12);
    expect([wrongRejected.low, wrongRejected.high].map((bound) => Math.round((bound ?? 0) * 100))).toEqual([55, 95]);
  });

  it.each([
    ['a yes-sayer', () => true, /lets 12 of 12 wrong answers pass/],
    ['a nay-sayer', () => false, /only 0 of 12 right/],
    [
      'nine of twelve',
      ({ exam }: ExamQuestion) => (['1-true', '2-true', '3-true'].includes(exam?.id ?? '') ? false : undefined),
      /only 9 of 12/,
    ],
    [
      'two unreadable replies',
      ({ exam }: ExamQuestion) => (['5-true', '6-false'].includes(exam?.id ?? '') ? null : undefined),
      /2 of its 60 replies/,
    ],
    [
      'points for nothing',
      ({ exam }: ExamQuestion) => (exam === null ? true : undefined),
      /12 of 12 answers that say nothing/,
    ],
  ])('fails %s', (_, wrong, missed) => {
    const result = sitting(wrong);
    expect(result.passed).toBe(false);
    expect(result.missed.join(' ')).toMatch(missed);
  });

  it('fails one wrong control', () => {
    const replies = questions.map((question) => ({
      question,
      verdicts: question.items.map((one) => (one.kind === 'control' ? true : (question.exam?.right ?? false))),
    }));
    expect(examResult(replies, { asked: 60, unreadable: 0 })).toMatchObject({
      passed: false,
      controls: { asked: 8, wrong: 4 },
    });
  });
});
