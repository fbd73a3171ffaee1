import { readFrame } from './frame';

describe('readFrame', () => {
  it('reads what a runner writes', () => {
    expect(readFrame('{"ready":true}')).toEqual({ kind: 'ready' });
    expect(readFrame('{"guest":"{}","out":{"text":"hi","bytes":2}}')).toEqual({
      kind: 'guest',
      text: '{}',
      printed: 'hi',
    });
    expect(readFrame('{"end":"timeout","what":""}')).toEqual({ kind: 'end', why: 'timeout', what: '', printed: '' });
  });

  it.each(['', 'null', '[]', '{', '{"guest":1}', '{"end":"died"}', '{"end":1}', '{"ready":1}'])(
    'takes %s for no frame',
    (line) => expect(readFrame(line)).toBeNull(),
  );
});
