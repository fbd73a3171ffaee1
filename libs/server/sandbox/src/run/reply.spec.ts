import { readError, readReply } from './reply';

describe('readReply', () => {
  it('takes the reply to its own request', () => {
    expect(readReply('{"n":"a","ok":[1]}', 'a')).toEqual({ n: 'a', ok: [1] });
  });

  it.each([
    ['of another request', '{"n":"b","ok":1}'],
    ['of none', '{"ok":1}'],
    ['that is no object', '[1]'],
    ['that is no JSON', '{"n":"a"'],
    ['that is nested too deep', `{"n":"a","ok":${'['.repeat(2_000)}${']'.repeat(2_000)}}`],
  ])('does not take one %s', (_, text) => expect(readReply(text, 'a')).toBeNull());

  it('counts no brackets within texts', () => {
    const ok = `${'['.repeat(5_000)}"\\${'{'.repeat(5_000)}`;
    expect(readReply(JSON.stringify({ n: 'a', ok }), 'a')).toEqual({ n: 'a', ok });
  });

  it('looks at each character once', () => {
    expect(readReply('"\\"'.repeat(1_000_000), 'a')).toBeNull();
  });
});

describe('readError', () => {
  it('reads whatever is there', () => {
    const said = { type: 'ValueError', message: 'no', line: 3, unsupported: null };
    expect(readError(said)).toEqual(said);
    expect(readError([1])).toEqual({ type: 'Error', message: '', line: null, unsupported: null });
    expect(readError({ type: 1, message: {}, line: 'x', unsupported: 2 })).toEqual(readError(undefined));
  });
});
