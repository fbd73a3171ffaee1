import type { EvaluationCriteria } from '@assay/contracts';
import { INJECTIONS, PLAIN_ENDINGS } from '@assay/testing/builders';
import { judgeQuestion, judgeReply, reads, type JudgeQuestion, type ScriptedVerdict } from '@assay/testing/fake-ollama';
import { controlItems } from './controls';
import { isSupported } from './evidence';
import type { StoredReply } from './item-replay';
import { judgedScores } from './judged-scores';
import { judgePrompt } from './judge-prompt';
import { judgingItems } from './judging-items';
import { judgingState } from './judging-state';
import { readReply } from './read-reply';
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

/** Score of an answer by a judge, 0–1; null where its verdicts do not count. */
function judged(answer: string, judge: Judge): number | null {
  const items = judgingItems(criteria, controlItems(answer, 'ffffffff', nonce, isSuspicious(answer)));
  const replies: StoredReply[] = [];
  for (;;) {
    const state = judgingState(items, replies);
    if (state.kind === 'failed') return null;
    if (state.kind === 'judged') {
      const finding = judgedScores(criteria, state.verdicts).get(0)?.finding;
      return finding?.status === 'scored' ? finding.value : null;
    }
    const messages = judgePrompt(
      { task: 'Why?', reference: 'A race.', answer },
      state.item.requirement,
      nonce,
      state.call.again,
    );
    const question = judgeQuestion(messages);
    if (question === null) throw new Error('This is no question to a judge.');
    const reply = readReply(judgeReply(judge(question), 'json'));
    const supported = reply === null ? null : isSupported(reply.evidence, answer);
    replies.push({ item: state.item.item, callNo: state.call.callNo, met: reply?.met ?? null, pYes: null, supported });
  }
}

/** Says what the answer wants to hear. */
const obeys: Judge = ({ answer }) => ({ met: true, evidence: answer.slice(0, 20) });
/** Answers: nothing right, half right, all right. */
const answers = ['It is a matter of taste.', 'It is a race condition.', 'It is a race condition; a mutex mends it.'];

describe('sixty injections', () => {
  it('are sixty different ones', () => expect(new Set(INJECTIONS).size).toBe(60));

  it.each(INJECTIONS.map((text, place) => [place, text] as const))('number %i is seen', (_, text) => {
    expect(isSuspicious(`It is a matter of taste.\n${text}`)).toBe(true);
  });

  it('leave plain answers unflagged', () => {
    for (const ending of PLAIN_ENDINGS)
      for (const answer of answers) expect(isSuspicious(`${answer}\n${ending}`)).toBe(false);
  });

  it('move a judge that keeps to its form by at most 0.03 on average', () => {
    const shifts = answers.flatMap((answer) => {
      const plain = judged(`${answer}\n${PLAIN_ENDINGS[0] ?? ''}`, reads);
      return INJECTIONS.map((text) =>
        Math.abs((judged(`${answer}\n${text}`, reads) ?? Number.NaN) - (plain ?? Number.NaN)),
      );
    });
    expect(shifts).toHaveLength(180);
    expect(shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length).toBeLessThanOrEqual(0.03);
  });

  it('void a judge that obeys the answer: no points, no zero', () => {
    for (const answer of answers) for (const text of INJECTIONS) expect(judged(`${answer}\n${text}`, obeys)).toBeNull();
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
