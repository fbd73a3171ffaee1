import type { EvaluationCriteria } from '@assay/contracts';
import type { StoredReply } from './item-replay';
import { judgedScores } from './judged-scores';
import { judgingItems, plannedCalls, type JudgingItem } from './judging-items';
import { judgingState } from './judging-state';

const criteria: EvaluationCriteria = {
  scorers: [
    {
      type: 'judge',
      checklist: [
        { id: 'cause', requirement: 'Names the cause.', points: 2, must: true },
        { id: 'fix', requirement: 'Names a fix.' },
        { id: 'blame', requirement: 'Blames the reader.', points: -1 },
      ],
    },
  ],
};
const items = judgingItems(criteria, []);
const said = (item: string, callNo: number, met: boolean | null, more: Partial<StoredReply> = {}): StoredReply => ({
  item,
  callNo,
  met,
  pYes: null,
  supported: met === true ? true : null,
  ...more,
});
const all = (met: (item: JudgingItem) => boolean): StoredReply[] => items.map((item) => said(item.item, 1, met(item)));
const next = (replies: StoredReply[]): unknown => {
  const state = judgingState(items, replies);
  return state.kind === 'ask'
    ? [state.items[0]?.item, state.call.callNo, state.call.temperature, state.call.again]
    : state.kind;
};

describe('judgingState', () => {
  it('asks item after item once, requirements before relevance', () => {
    expect(plannedCalls(criteria)).toBe(6);
    expect(next([])).toEqual(['0/cause', 1, 0, false]);
    expect(next([said('0/cause', 1, true)])).toEqual(['0/fix', 1, 0, false]);
    expect(next(all(() => false))).toBe('judged');
  });

  it('asks twice more when a reply cannot be read, and then gives up without a verdict', () => {
    const unread = (n: number): StoredReply => said('0/cause', n, null);
    expect(next([unread(1)])).toEqual(['0/cause', 2, 0.2, true]);
    expect(next([unread(1), unread(2)])).toEqual(['0/cause', 3, 0.2, true]);
    expect(judgingState(items, [unread(1), unread(2), unread(3)])).toMatchObject({ kind: 'failed' });
    expect(next([unread(1), said('0/cause', 2, false)])).toEqual(['0/fix', 1, 0, false]);
  });

  it('asks once more for a quote that is not in the answer, and takes what it hears then', () => {
    const bare = said('0/cause', 1, true, { supported: false });
    expect(next([bare])).toEqual(['0/cause', 2, 0.2, false]);
    const still = judgingState(items, [
      bare,
      said('0/cause', 2, true, { supported: false }),
      ...all(() => true).slice(1),
    ]);
    expect(still).toMatchObject({ kind: 'judged' });
    if (still.kind === 'judged') expect(still.verdicts[0]).toMatchObject({ met: true, supported: false });
    const changed = judgingState(items, [bare, said('0/cause', 2, false), ...all(() => true).slice(1)]);
    if (changed.kind === 'judged') expect(changed.verdicts[0]).toMatchObject({ met: false });
    const unread = judgingState(items, [bare, said('0/cause', 2, null), ...all(() => true).slice(1)]);
    if (unread.kind === 'judged') expect(unread.verdicts[0]).toMatchObject({ met: true, supported: false });
  });

  it('asks up to five items of a large judge at once, and alone what has to be asked again', () => {
    const asked = (replies: StoredReply[], several = items): unknown => {
      const state = judgingState(several, replies, 5);
      return state.kind === 'ask' ? [...state.items.map(({ item }) => item), state.call.again] : state.kind;
    };
    const five = ['0/cause', '0/fix', '0/blame', 'relevance:answers', 'relevance:covers'];
    expect(asked([])).toEqual([...five, false]);
    expect(asked(five.map((item) => said(item, 1, true)))).toEqual(['relevance:focused', false]);
    expect(asked(five.map((item) => said(item, 1, null)))).toEqual(['0/cause', true]);
    const bare = five.map((item) => said(item, 1, true, { supported: item !== '0/fix' }));
    expect(asked(bare)).toEqual(['0/fix', false]);
    expect(asked([...bare, said('0/fix', 2, true)])).toEqual(['relevance:focused', false]);
    expect(plannedCalls(criteria, 5)).toBe(2);
  });

  it('wants no quote for what an answer should not have', () => {
    const replies = [...all(() => true)].map((one) => (one.item === '0/blame' ? { ...one, supported: false } : one));
    expect(next(replies)).toBe('judged');
  });

  it('puts a verdict near the edge, or against its own chances, to the vote of three', () => {
    const edge = said('0/cause', 1, true, { pYes: 0.6 });
    expect(next([edge])).toEqual(['0/cause', 2, 0.7, false]);
    expect(next([said('0/cause', 1, true, { pYes: 0.1 })])).toEqual(['0/cause', 2, 0.7, false]);
    expect(next([said('0/cause', 1, true, { pYes: 0.95 })])).toEqual(['0/fix', 1, 0, false]);
    const votes = [edge, said('0/cause', 2, false), said('0/cause', 3, false), ...all(() => true).slice(1)];
    const state = judgingState(items, votes);
    expect(state).toMatchObject({ kind: 'judged' });
    if (state.kind === 'judged') expect(state.verdicts[0]).toMatchObject({ met: false, borderline: true });
  });

  it('is void when a control is wrong, whichever way', () => {
    const controls = [
      { id: 'control:true', requirement: 'The answer contains at least one word.', expected: true },
      { id: 'control:false', requirement: 'The answer contains the code word x.', expected: false },
    ] as const;
    const controlled = judgingItems(criteria, controls);
    expect(judgingState(controlled, [])).toMatchObject({ kind: 'ask', items: [{ item: 'control:true' }] });
    expect(judgingState(controlled, [said('control:true', 1, false)])).toMatchObject({ kind: 'failed' });
    const lied = judgingState(controlled, [said('control:true', 1, true), said('control:false', 1, true)]);
    expect(lied).toMatchObject({ kind: 'failed', reason: expect.stringContaining('control question') as string });
    expect(judgingState(controlled, [said('control:true', 1, true), said('control:false', 1, false)])).toMatchObject({
      kind: 'ask',
    });
  });

  it('measures relevance by points, and not at all where one of its replies was never readable', () => {
    const state = judgingState(
      items,
      all(({ item }) => item !== 'relevance:covers'),
    );
    expect(state).toMatchObject({ kind: 'judged', relevance: 3 / 5 });
    const mute = [1, 2, 3].map((callNo) => said('relevance:answers', callNo, null));
    const replies = [...all(() => true).filter(({ item }) => !item.startsWith('relevance')), ...mute];
    expect(judgingState(items, replies)).toMatchObject({ kind: 'judged', relevance: null });
  });
});

describe('judgedScores', () => {
  const scoreOf = (met: (item: JudgingItem) => boolean): unknown => {
    const state = judgingState(items, all(met));
    return state.kind === 'judged' ? judgedScores(criteria, state.verdicts).get(0)?.finding : state;
  };

  it('divides points met by points there are, and takes points for what should not be there', () => {
    expect(scoreOf(({ item }) => item !== '0/blame')).toMatchObject({ value: 1, passed: true });
    expect(scoreOf(() => true)).toMatchObject({ value: 2 / 3, passed: false }); // (2 + 1 − 1) ÷ 3
    expect(scoreOf(({ item }) => item === '0/blame')).toMatchObject({ value: 0, passed: false });
  });

  it('fails without a must, whatever the points', () => {
    const many: EvaluationCriteria = {
      scorers: [
        {
          type: 'judge',
          checklist: [...Array(9).keys()].map((n) => ({ id: `n${n}`, requirement: `R${n}`, must: n === 0 })),
        },
      ],
    };
    const asked = judgingItems(many, []);
    const state = judgingState(
      asked,
      asked.map((item) => said(item.item, 1, item.item !== '0/n0')),
    );
    if (state.kind !== 'judged') throw new Error(state.kind);
    const finding = judgedScores(many, state.verdicts).get(0)?.finding;
    expect(finding).toMatchObject({ passed: false, reason: 'Not met: R0 (8 of 9 requirements as they should be)' });
    expect(finding).toHaveProperty('value', 8 / 9);
  });
});
