import { extractJson } from './json';

function taken(answer: string): unknown {
  const extraction = extractJson(answer);
  return extraction.found ? (JSON.parse(extraction.text) as unknown) : 'not found';
}

describe('extractJson', () => {
  it.each([
    ['the whole answer', '{"a": 1}'],
    ['the whole answer with spaces', '\n  {"a": 1}\n'],
    ['a labelled fence', 'Here:\n```json\n{"a": 1}\n```\nDone.'],
    ['a bare fence', '```\n{"a": 1}\n```'],
    ['a fence of tildes', '~~~json\n{"a": 1}\n~~~'],
    ['an indented fence', '1. so\n   ```json\n   {"a": 1}\n   ```'],
    ['a fence that is not closed', '```json\n{"a": 1}'],
    ['the last fence', '```json\n{"a": 0}\n```\nbetter:\n```json\n{"a": 1}\n```'],
    ['the fence that is JSON', '```json\n{"a": 1}\n```\n```bash\nls\n```'],
    ['inside a sentence', 'The result is {"a": 1}, as asked.'],
    ['the answer line', 'ANSWER: {"a": 1}'],
    ['code ticks', 'So `{"a": 1}` it is.'],
    ['the last of several', 'First {"a": 0}, then {"a": 1}.'],
    ['beside a reference mark', 'It is {"a": 1} [1].'],
    ['beside broken braces', 'In {x} we see {"a": 1} and {y}.'],
    ['after an open bracket', '[see {"a": 1} here'],
  ])('finds it in %s', (_name, answer) => {
    expect(taken(answer)).toEqual({ a: 1 });
  });

  it('takes arrays and scalars too', () => {
    expect(taken('So: [1, [2, 3]]')).toEqual([1, [2, 3]]);
    expect(taken('42')).toBe(42);
    expect(taken('[{"a": 1}, {"a": 2}]')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('mends raw line breaks and open quotes inside of strings, and says so', () => {
    const extraction = extractJson('```json\n{"text": "He said "no"\nand left"}\n```');
    expect(extraction).toMatchObject({ found: true, repaired: true });
    expect(extraction.trace.at(-1)).toMatch(/^Mended raw line breaks or open quotes/);
    expect(taken('{"text": "He said "no"\nand left"}')).toEqual({ text: 'He said "no"\nand left' });
  });

  it('never mends what is right', () => {
    expect(extractJson('{"a": "b\\nc \\"d\\""}')).not.toHaveProperty('repaired');
  });

  it.each([
    ['prose', 'No idea.'],
    ['single quotes', "{'a': 1}"],
    ['a trailing comma', '{"a": 1,}'],
    ['a comment', '{"a": 1 // one\n}'],
    ['a cut object', '{"a": 1, "b": [1, 2'],
    ['a cut object with a whole part', '{"a": 1, "b": [1, 2], "c'],
    ['a word for a value', '{"a": yes}'],
    ['keys without quotes', '{a: 1}'],
    ['a bad escape', '{"a": "\\q"}'],
    ['nothing', ''],
  ])('guesses nothing out of %s', (_name, answer) => {
    expect(taken(answer)).toBe('not found');
  });

  it('gives up on nesting beyond 200 levels', () => {
    const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    expect(extractJson(deep(200)).found).toBe(true);
    expect(extractJson(deep(201)).found).toBe(false);
    expect(extractJson(`{"a": ${deep(100_000)}}`).found).toBe(false);
  });
});
