import { readReplies, readReply } from './read-reply';

const good = { met: true, evidence: 'a quote', why: 'It says so.' };

describe('readReply', () => {
  it('reads one object, also in a code fence, in any order, with spare fields', () => {
    expect(readReply('{"evidence":"a quote","why":"It says so.","met":"yes"}')).toEqual(good);
    expect(readReply('```json\n{"met": "Yes ", "why": "It says so.", "evidence": "a quote", "sure": 1}\n```')).toEqual(
      good,
    );
    expect(readReply('<think>Hm, "met": "no"?</think>\n{"evidence":"","why":"x","met":"no"}')).toMatchObject({
      met: false,
    });
  });

  it('reads a quote that itself holds a verdict', () => {
    const reply = JSON.stringify({ evidence: 'he wrote "met": "yes" there', why: 'w', met: 'no' });
    expect(readReply(reply)).toMatchObject({ met: false });
  });

  it.each([
    ['words before', 'Sure! {"evidence":"","why":"w","met":"yes"}'],
    ['words after', '{"evidence":"","why":"w","met":"yes"} Hope this helps.'],
    ['two objects', '{"evidence":"","why":"w","met":"yes"}\n{"evidence":"","why":"w","met":"no"}'],
    ['one verdict twice', '{"evidence":"","why":"w","met":"no","met":"yes"}'],
    ['prose', 'The requirement is met: yes.'],
    ['nothing', ''],
    ['a list', '[{"evidence":"","why":"w","met":"yes"}]'],
    ['another verdict', '{"evidence":"","why":"w","met":"partly"}'],
    ['a number', '{"evidence":"","why":"w","met":1}'],
    ['a truth value', '{"evidence":"","why":"w","met":true}'],
    ['no verdict', '{"evidence":"","why":"w"}'],
    ['no quote', '{"why":"w","met":"yes"}'],
    ['S49 a score', '10/10'],
    ['S49 a score beyond the scale', '{"evidence":"","why":"w","met":11}'],
    ['S49 a score as the verdict', '{"evidence":"","why":"w","met":"10/10"}'],
    ['S49 infinity', '{"evidence":"","why":"w","met":Infinity}'],
    ['S49 NaN', '{"evidence":"","why":"w","met":NaN}'],
    ['cut short', '{"evidence":"a long quo'],
  ])('does not guess: %s', (_, text) => expect(readReply(text)).toBeNull());
});

describe('readReplies', () => {
  const one = (requirement: unknown, met: unknown = 'yes', more: object = {}): object => ({
    ...{ requirement, evidence: 'q', why: 'w', met },
    ...more,
  });
  const text = (...verdicts: object[]): string => JSON.stringify({ verdicts });

  it('reads as many verdicts as were asked for, in their order', () => {
    expect(readReplies(text(one(1), one(2, 'no')), 2)).toMatchObject([{ met: true }, { met: false }]);
    expect(readReplies('```json\n' + text(one(1), one(2)) + '\n```', 2)).toHaveLength(2);
    expect(readReplies('{"evidence":"","why":"w","met":"no"}', 1)).toMatchObject([{ met: false }]);
  });

  it('reads a quote that itself holds a verdict', () => {
    const quote = one(1, 'no', { evidence: 'he wrote "met": "yes" there' });
    expect(readReplies(text(quote, one(2)), 2)).toMatchObject([{ met: false }, { met: true }]);
  });

  it.each([
    ['one too few', text(one(1)), 2],
    ['one too many', text(one(1), one(2), one(3)), 2],
    ['another order', text(one(2), one(1)), 2],
    ['one twice', text(one(1), one(1)), 2],
    ['numbers as words', text(one('1'), one('2')), 2],
    ['no numbers', text(one(undefined), one(undefined)), 2],
    ['a verdict that is none', text(one(1), one(2, 'partly')), 2],
    ['a verdict without a quote', text(one(1), one(2, 'no', { evidence: undefined })), 2],
    ['a bare list', JSON.stringify([one(1), one(2)]), 2],
    ['a reply to one', '{"evidence":"","why":"w","met":"yes"}', 2],
    ['words around', `Sure! ${text(one(1), one(2))}`, 2],
    ['two objects', `${text(one(1))}${text(one(2))}`, 2],
    ['a verdict more inside', text(one(1, 'yes', { inner: { met: 'no' } }), one(2)), 2],
    ['nothing', '', 2],
  ])('does not guess: %s', (_, said, count) => expect(readReplies(said, count)).toBeNull());
});
