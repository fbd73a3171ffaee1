import { shortName } from './words';

describe('shortName', () => {
  it.each([
    ['llama3.1:latest', 'llama3.1'],
    ['llama3.1:latest@rack', 'llama3.1@rack'],
    ['qwen3:14b', 'qwen3:14b'],
    ['odd:latest-build', 'odd:latest-build'],
  ])('%s is %s', (name, short) => expect(shortName(name)).toBe(short));
});
