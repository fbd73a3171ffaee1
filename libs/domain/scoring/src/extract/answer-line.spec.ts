import { extractAnswerLine } from './answer-line';

function taken(answer: string): string | null {
  const extraction = extractAnswerLine(answer);
  return extraction.found ? extraction.text : null;
}

describe('extractAnswerLine', () => {
  it.each([
    ['plain', 'ANSWER: 42', '42'],
    ['after working', '6 × 7 = 42\n\nANSWER: 42', '42'],
    ['bold around all', '**ANSWER: 42**', '42'],
    ['bold around the word', '**ANSWER:** 42', '42'],
    ['bold before the colon', '**ANSWER**: 42', '42'],
    ['bold value', 'ANSWER: **42**', '42'],
    ['bold value with a period', 'ANSWER: **42**.', '42'],
    ['bold twice', '**ANSWER:** **42**', '42'],
    ['lower case', 'answer: 42', '42'],
    ['title case', 'Answer: 42', '42'],
    ['final answer', 'Final Answer: 42', '42'],
    ['final answer in bold', '**Final Answer:** 42', '42'],
    ['the final answer', 'The final answer: 42', '42'],
    ['full-width colon', 'ANSWER：42', '42'],
    ['space before the colon', 'ANSWER : 42', '42'],
    ['no space', 'ANSWER:42', '42'],
    ['trailing spaces', 'ANSWER: 42   \n', '42'],
    ['trailing period', 'ANSWER: 42.', '42'],
    ['heading', '### ANSWER: 42', '42'],
    ['quote', '> ANSWER: 42', '42'],
    ['list item', '- ANSWER: 42', '42'],
    ['starred list item with emphasis', '* ANSWER: *42*', '42'],
    ['numbered item', '3. ANSWER: 42', '42'],
    ['indented', '    ANSWER: 42', '42'],
    ['inside a code fence', '```\nANSWER: 42\n```', '42'],
    ['code ticks around all', '`ANSWER: 42`', '42'],
    ['code ticks around the value', 'ANSWER: `42`', '42'],
    ['table row', '| ANSWER: 42 |', '42'],
    ['formula', 'ANSWER: $42$', '42'],
    ['boxed value', 'ANSWER: $\\boxed{42}$', '42'],
    ['boxed line', '\\boxed{ANSWER: 42}', '42'],
    ['text in a formula', '$\\text{ANSWER: } 42$', '42'],
    ['currency keeps its sign', 'ANSWER: $42', '$42'],
    ['minus stays', '**ANSWER:** -5', '-5'],
    ['check mark before it', '✅ ANSWER: 42', '42'],
    ['quoted value keeps its quotes', 'ANSWER: "elbat"', '"elbat"'],
    ['underscores of a name stay', 'ANSWER: __init__', '__init__'],
    ['star of a name stays', 'ANSWER: *args', '*args'],
    ['ellipsis stays', 'ANSWER: and so on...', 'and so on...'],
    ['prose after it', 'ANSWER: 42\n\nI hope this helps!', '42'],
    ['spaces inside', 'ANSWER: 1 3 5 8', '1 3 5 8'],
  ])('reads %s', (_name, answer, expected) => {
    expect(taken(answer)).toBe(expected);
  });

  it('takes the last of several', () => {
    expect(extractAnswerLine('ANSWER: 41\nWait.\nANSWER: 42')).toEqual({
      found: true,
      rule: 'answer_line',
      text: '42',
      trace: ['Took the last line that starts with ANSWER:, line 3 of 3.'],
    });
  });

  it.each([
    ['the next line', 'ANSWER:\n42', '42'],
    ['the line after an empty one', '**ANSWER:**\n\n**42**', '42'],
    ['a list', 'ANSWER:\n- red\n- green\n\nDone.', 'red\ngreen'],
    ['a list of one', 'ANSWER:\n- 42', '42'],
    ['a display formula', 'ANSWER:\n\\[\\boxed{42}\\]', '42'],
    ['a fence', "ANSWER:\n```python\n['a',\n 'b']\n```\nDone.", "['a',\n 'b']"],
    ['a fence on the same line', 'ANSWER: ```json\n{"a": 1}\n```', '{"a": 1}'],
    ['an open bracket', 'ANSWER: {\n  "a": [1,\n  2]\n}\nThat is all.', '{\n  "a": [1,\n  2]\n}'],
  ])('goes on in %s', (_name, answer, expected) => {
    expect(taken(answer)).toBe(expected);
  });

  it('says how many lines below it took', () => {
    expect(extractAnswerLine('ANSWER: [1,\n2]').trace).toEqual([
      'Took the last line that starts with ANSWER:, line 1 of 2 and the line below it.',
    ]);
  });

  it('does not run on where a bracket never closes', () => {
    expect(taken('ANSWER: :( sad\nmore')).toBe(':( sad');
  });

  it('passes over a last one that is empty', () => {
    expect(extractAnswerLine('ANSWER: 42\n\nANSWER:')).toMatchObject({
      text: '42',
      trace: [expect.any(String), 'Passed over 1 later ANSWER: with nothing after it.'],
    });
  });

  it.each([
    ['there is none', 'It is 42.', 'No line starts with ANSWER:.'],
    [
      'the word is inside a sentence',
      'So my answer: 42, or the answer: 41?'.replace('So my', 'So I give my'),
      'No line starts with ANSWER:.',
    ],
    ['the word is part of another', 'Answers: 42', 'No line starts with ANSWER:.'],
    ['the word has no colon', 'Answer 42', 'No line starts with ANSWER:.'],
    ['nothing follows', 'ANSWER:', 'The line that starts with ANSWER: has nothing after it.'],
    ['only dress follows', '**ANSWER:** \n', 'The line that starts with ANSWER: has nothing after it.'],
  ])('finds nothing when %s', (_name, answer, why) => {
    expect(extractAnswerLine(answer)).toEqual({ found: false, rule: 'answer_line', trace: [why] });
  });
});
