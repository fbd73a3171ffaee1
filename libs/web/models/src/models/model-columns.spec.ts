import { parameterCount } from './model-columns';

describe('parameterCount', () => {
  it.each([
    ['7B', 7e9],
    ['0.5B', 5e8],
    ['770M', 77e7],
    ['1.5 B', 1.5e9],
    ['many', null],
    [null, null],
  ])('reads %s', (text, count) => expect(parameterCount(text)).toBe(count));
});
