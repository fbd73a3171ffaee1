import { repeatsItself } from './repetition';

const sentence = 'First check the lock, then check the queue, and at last look at the log of the server again. ';
const different = Array.from(
  { length: 40 },
  (_, no) => `Step ${no}: look at number ${no * 7}, then write ${no + 3} down.`,
);

describe('repeatsItself', () => {
  it.each([
    ['one sentence ten times', sentence.repeat(10), true],
    ['one sentence twice', sentence.repeat(2), false],
    ['steps that differ', different.join('\n'), false],
    [
      'a text that is said twice and has an end of its own',
      `${different.join(' ')} ${different.join(' ')} End.`,
      false,
    ],
    ['a text that is said three times', Array.from({ length: 3 }, () => different.join(' ')).join(' '), true],
    ['nothing', '', false],
  ])('%s', (_, answer, expected) => expect(repeatsItself(answer)).toBe(expected));

  it('reads a megabyte in no time', () => {
    expect(repeatsItself('word '.repeat(200_000))).toBe(true);
  });
});
