import { readReply } from './read-reply';

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
    ['a score', '10/10'],
    ['NaN', '{"evidence":"","why":"w","met":NaN}'],
    ['cut short', '{"evidence":"a long quo'],
  ])('does not guess: %s', (_, text) => expect(readReply(text)).toBeNull());
});
