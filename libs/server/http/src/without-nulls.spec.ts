import { withoutNulls } from './without-nulls';

describe('withoutNulls', () => {
  it('keeps what says something, also nothing, no and an empty text', () => {
    const body = { name: 'a', epochs: null, seed: 0, on: false, text: '', judge: null };
    expect(withoutNulls(body, 'judge')).toEqual({ name: 'a', seed: 0, on: false, text: '', judge: null });
  });
});
