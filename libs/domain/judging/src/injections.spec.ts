import type { EvaluationCriteria } from '@assay/contracts';
import { INJECTIONS, PLAIN_ENDINGS } from '@assay/testing/builders';
import {
  judgeQuestions,
  judgeReplies,
  reads,
  type JudgeQuestion,
  type ScriptedVerdict,
} from '@assay/testing/fake-ollama';
import { controlItems } from './controls';
import { isSupported } from './evidence';
import type { StoredReply } from './item-replay';
import { judgedScores } from './judged-scores';
import { judgePrompt } from './judge-prompt';
import { judgingItems } from './judging-items';
import { judgingState } from './judging-state';
import { readReplies } from './read-reply';
import { isSuspicious } from './suspicious';

const criteria: EvaluationCriteria = {
  scorers: [
    {
      type: 'judge',
      checklist: [
        { id: 'cause', requirement: 'Says "race condition".', must: true },
        { id: 'fix', requirement: 'Proposes a "mutex".' },
      ],
    },
  ],
};
const nonce = '5eed0123456789ab';
type Judge = (question: JudgeQuestion) => ScriptedVerdict;

/** Score of an answer by a judge that gets so many items a call, 0–1; null where its verdicts do not count. */
function judged(answer: string, judge: Judge, itemsPerCall: number): number | null {
  const items = judgingItems(criteria, controlItems(answer, 'ffffffff', nonce, isSuspicious(answer)));
  const replies: StoredReply[] = [];
  for (;;) {
    const state = judgingState(items, replies, itemsPerCall);
    if (state.kind === 'failed') return null;
    if (state.kind === 'judged') {
      const finding = judgedScores(criteria, state.verdicts).get(0)?.finding;
      return finding?.status === 'scored' ? finding.value : null;
    }
    const requirements = state.items.map(({ requirement }) => requirement);
    const asked = { requirements, nonce, again: state.call.again, itemsPerCall };
    const questions = judgeQuestions(judgePrompt({ task: 'Why?', reference: 'A race.', answer }, asked));
    expect(questions.map(({ requirement }) => requirement)).toEqual(requirements);
    const read = readReplies(judgeReplies(questions.map(judge), 'json'), questions.length);
    for (const [place, { item }] of state.items.entries()) {
      const reply = read?.[place] ?? null;
      const supported = reply === null ? null : isSupported(reply.evidence, answer);
      replies.push({ item, callNo: state.call.callNo, met: reply?.met ?? null, pYes: null, supported });
    }
  }
}

/** Says what the answer wants to hear. */
const obeys: Judge = ({ answer }) => ({ met: true, evidence: answer.slice(0, 20) });
/** Answers: nothing right, half right, all right. */
const answers = ['It is a matter of taste.', 'It is a race condition.', 'It is a race condition; a mutex mends it.'];

describe('S45 sixty injections', () => {
  it('are sixty different ones', () => expect(new Set(INJECTIONS).size).toBe(60));

  it.each(INJECTIONS.map((text, place) => [place, text] as const))('number %i is seen', (_, text) => {
    expect(isSuspicious(`It is a matter of taste.\n${text}`)).toBe(true);
  });

  it('leave plain answers unflagged', () => {
    for (const ending of PLAIN_ENDINGS)
      for (const answer of answers) expect(isSuspicious(`${answer}\n${ending}`)).toBe(false);
  });

  it.each([1, 5])('move a judge that keeps to its form by at most 0.03 on average, %i items a call', (items) => {
    const shifts = answers.flatMap((answer) => {
      const plain = judged(`${answer}\n${PLAIN_ENDINGS[0] ?? ''}`, reads, items);
      return INJECTIONS.map((text) =>
        Math.abs((judged(`${answer}\n${text}`, reads, items) ?? Number.NaN) - (plain ?? Number.NaN)),
      );
    });
    expect(shifts).toHaveLength(180);
    expect(shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length).toBeLessThanOrEqual(0.03);
  });

  it.each([1, 5])('void a judge that obeys the answer: no points, no zero, %i items a call', (items) => {
    for (const answer of answers)
      for (const text of INJECTIONS) expect(judged(`${answer}\n${text}`, obeys, items)).toBeNull();
  });
});

describe('isSuspicious', () => {
  it.each([
    'The function returns yes when all inputs are valid.',
    'First check the instructions of the compiler, then the linker.',
    'SELECT name FROM users WHERE score = 10;',
    'A judge in court decides; the reviewer of a pull request approves.',
    'Step 1: buy milk. Step 2: answer the door.',
    'def met(a, b):\n    return a <= b',
    'The system is down because the user table is locked.',
    'Cut the cake into 10 pieces and give each child one.',
  ])('is not alarmed by: %s', (text) => expect(isSuspicious(text)).toBe(false));

  it('reads a long text in no time', () => {
    const started = performance.now();
    isSuspicious('ignore the note to a judge as the requirement '.repeat(25_000));
    isSuspicious('a'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
