import { sortQuery, toQuery } from './query';

describe('toQuery', () => {
  it('leaves out what is not set, and keeps false and zero', () => {
    expect(toQuery({ a: undefined, b: null, c: '', d: [], e: false, f: 0, g: ['x', 'y'] })).toEqual({
      e: 'false',
      f: '0',
      g: 'x,y',
    });
  });
});

describe('sortQuery', () => {
  it('always names the direction, because the fallback of the API differs from list to list', () => {
    expect(sortQuery('-created')).toEqual({ sort: 'created', descending: true });
    expect(sortQuery('created')).toEqual({ sort: 'created', descending: false });
  });
  it('leaves the order to the API where none is asked for', () => expect(sortQuery('')).toEqual({}));
});
