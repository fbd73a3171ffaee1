import type { Score, ScorerSpec } from '@assay/contracts';
import { evaluateAnswer } from '../evaluate-answer';

function score(spec: ScorerSpec, output: string, expectedOutput = ''): Score {
  const [first] = evaluateAnswer({ output, expectedOutput, criteria: { scorers: [spec] } }).scores;
  if (first === undefined) throw new Error('There is no score.');
  return first;
}

function values(spec: ScorerSpec, outputs: readonly string[], expectedOutput = ''): readonly (number | null)[] {
  return outputs.map((output) => score(spec, output, expectedOutput).value);
}

const allRight = (outputs: readonly string[]) => outputs.map(() => 1);
const allWrong = (outputs: readonly string[]) => outputs.map(() => 0);

describe('scoreExact', () => {
  const right = [
    'elbat',
    'ANSWER: elbat',
    '**ANSWER: Elbat**',
    'ANSWER:  elbat .',
    'Working…\nANSWER: `elbat`.',
    'ＡＮＳＷＥＲ: x\nANSWER: ｅｌｂａｔ',
  ];
  const wrong = [
    'table',
    'ANSWER: table',
    'ANSWER: elbat or table',
    'The answer is elbat',
    'ANSWER: elbat!',
    '"elbat"',
  ];

  it('compares after normalisation', () => {
    expect(values({ type: 'exact' }, right, 'elbat')).toEqual(allRight(right));
    expect(values({ type: 'exact' }, wrong, 'elbat')).toEqual(allWrong(wrong));
  });

  it('collapses white space and folds case unless told otherwise', () => {
    expect(values({ type: 'exact' }, ['A \n b', 'STRASSE x'], 'a b')).toEqual([1, 0]);
    expect(values({ type: 'exact' }, ['STRASSE'], 'straße')).toEqual([1]);
    expect(values({ type: 'exact', caseSensitive: true }, ['Oslo', 'oslo'], 'Oslo')).toEqual([1, 0]);
  });

  it('takes its own value before the expected output', () => {
    expect(score({ type: 'exact', value: 7 }, 'ANSWER: 7', '8').value).toBe(1);
    expect(score({ type: 'exact', value: 'b' }, 'a', 'a')).toMatchObject({
      value: 0,
      passed: false,
      reason: 'Wrong: got a, expected b',
      expected: 'b',
      got: 'a',
    });
  });

  it('meets an expected text that is dressed itself', () => {
    expect(values({ type: 'exact' }, ['ANSWER: **bold**', 'e.g.'], '**bold**')).toEqual([1, 0]);
    expect(values({ type: 'exact' }, ['e.g.'], 'e.g.')).toEqual([1]);
  });
});

describe('scoreContains', () => {
  const spec = { type: 'contains', values: ['red', 'Blue'] } as const;

  it('wants all, any or none', () => {
    const outputs = ['RED and blue', 'red', 'green'];
    expect(values(spec, outputs)).toEqual([1, 0, 0]);
    expect(values({ ...spec, mode: 'any' }, outputs)).toEqual([1, 1, 0]);
    expect(values({ ...spec, mode: 'none' }, outputs)).toEqual([0, 0, 1]);
  });

  it('minds case only where told', () => {
    expect(values({ ...spec, caseSensitive: true }, ['red Blue', 'red blue'])).toEqual([1, 0]);
  });

  it('names what is missing', () => {
    expect(score(spec, 'only red')).toMatchObject({
      reason: 'Wrong: "Blue" is missing',
      detail: { found: ['red'], missing: ['Blue'] },
    });
    expect(score({ ...spec, mode: 'none' }, 'red').reason).toBe('Wrong: it holds "red", which it must not');
  });

  it('falls back to the expected output', () => {
    expect(values({ type: 'contains' }, ['It is Oslo.', 'Bergen'], 'Oslo')).toEqual([1, 0]);
  });
});

describe('scoreRegex', () => {
  it('matches anywhere, case aside unless told otherwise', () => {
    expect(values({ type: 'regex', pattern: '\\bTKT-\\d{4}\\b' }, ['See tkt-4711.', 'TKT-47'])).toEqual([1, 0]);
    expect(values({ type: 'regex', pattern: '^Yes', caseSensitive: true }, ['Yes.', 'yes', 'Oh. Yes'])).toEqual([
      1, 0, 0,
    ]);
  });

  it('lets ^ and $ mean the whole answer, trimmed', () => {
    expect(values({ type: 'regex', pattern: '^\\d+$' }, ['42\n', '  42', '42\n43'])).toEqual([1, 1, 0]);
    expect(values({ type: 'regex', pattern: '(?m)^\\d+$' }, ['a\n42\nb'])).toEqual([1]);
  });

  it('leaves the answer unscored where the pattern is the author’s mistake', () => {
    expect(score({ type: 'regex', pattern: '(?=a)' }, 'a')).toMatchObject({
      status: 'unscored',
      unscoredReason: 'harness_error',
      value: null,
      passed: null,
      reason: expect.stringContaining('Look-ahead is not allowed') as string,
    });
  });

  it('refuses work out of all proportion instead of holding up the others', () => {
    const spec = { type: 'regex', pattern: '[ab]{1,900}[ab]{1,900}$' } as const;
    expect(score(spec, 'ab'.repeat(500_000))).toMatchObject({ unscoredReason: 'harness_error' });
    expect(score(spec, 'ab'.repeat(1_000)).value).toBe(1);
  });
});

describe('scoreNumber', () => {
  it('reads the number in its usual dress', () => {
    const right = [
      'ANSWER: 204',
      '**ANSWER: 204**',
      'ANSWER: **204**.',
      'answer: 204.0',
      'ANSWER: $204',
      'ANSWER: 6 × 34 = 204',
      'ANSWER: 204 (in all)',
      'ANSWER: $\\boxed{204}$',
      '204',
      'The answer is 204.',
      'So they pay 204 dollars a day.',
      'It is **204**',
      '84 - 36 = 48; 48 × 5 - 36 = 204',
    ];
    expect(values({ type: 'number' }, right, '204')).toEqual(allRight(right));
  });

  it('takes hedges, lists and other numbers for wrong', () => {
    const wrong = [
      'ANSWER: 204 or 208',
      'ANSWER: 200-208',
      'ANSWER: 203',
      'ANSWER: -204',
      'ANSWER: two hundred and four',
      'ANSWER: 204 208',
      'I get 204, or 208.',
    ];
    expect(values({ type: 'number' }, wrong, '204')).toEqual(allWrong(wrong));
  });

  it('prefers the answer line to later numbers', () => {
    expect(values({ type: 'number' }, ['ANSWER: 204\n(I used 3 steps.)'], '204')).toEqual([1]);
  });

  it('allows |a − e| ≤ max(absTol, relTol · |e|)', () => {
    expect(values({ type: 'number' }, ['1000000', '1000001', '1000002'], '1000000')).toEqual([1, 1, 0]);
    expect(values({ type: 'number', absTol: 0.5 }, ['10.5', '10.6', '9.5'], '10')).toEqual([1, 0, 1]);
    expect(values({ type: 'number', relTol: 0.01, absTol: 0 }, ['101', '101.1', '99'], '100')).toEqual([1, 0, 1]);
    expect(values({ type: 'number', relTol: 0, absTol: 0 }, ['0.3', '0.30000000001'], '0.3')).toEqual([1, 0]);
    expect(values({ type: 'number' }, ['0.0000000005', '0.00000001'], '0')).toEqual([1, 0]);
  });

  it('takes off listed units only', () => {
    const outputs = ['ANSWER: 5 km', 'ANSWER: 5km', 'ANSWER: 5', 'ANSWER: 5 m', 'ANSWER: 5 miles'];
    expect(values({ type: 'number', units: ['km'] }, outputs, '5 km')).toEqual([1, 1, 1, 0, 0]);
    expect(score({ type: 'number' }, 'ANSWER: 5 km', '5')).toMatchObject({
      value: 0,
      reason: 'Wrong: the unit "km" is not one that the task lists; expected 5',
    });
  });

  it('tells "no answer" from "wrong"', () => {
    expect(score({ type: 'number' }, 'No idea.', '204')).toMatchObject({
      value: 0,
      got: null,
      reason: 'No answer found: no line starts with ANSWER:; there is no number in the answer',
    });
    expect(score({ type: 'number' }, 'ANSWER: 208', '204').reason).toBe('Wrong: got 208, expected 204');
    expect(score({ type: 'number' }, 'ANSWER: 204', '204').reason).toBe('Right: 204');
  });

  it('leaves the answer unscored where the expected value is no number', () => {
    expect(score({ type: 'number' }, 'ANSWER: 1', 'one')).toMatchObject({ unscoredReason: 'harness_error' });
  });
});

describe('scoreChoice', () => {
  const spec = { type: 'choice', choices: ['Berlin', 'Paris', 'Rome'] } as const;

  it('compares letters, however the target is written', () => {
    expect(values(spec, ['ANSWER: B', 'The answer is (B).', 'ANSWER: A', 'Paris'], 'B')).toEqual([1, 1, 0, 1]);
    expect(values(spec, ['ANSWER: B'], 'Paris')).toEqual([1]);
    expect(values(spec, ['ANSWER: B'], 'B) Paris')).toEqual([1]);
  });

  it('calls several options no answer', () => {
    expect(score(spec, 'ANSWER: A or B', 'B').reason).toMatch(/^No answer found: /);
  });
});

describe('scoreSet', () => {
  const right = [
    'ANSWER: red, green, blue',
    'ANSWER: blue, red, green',
    'ANSWER: Red, Green and Blue',
    'ANSWER: [red, green, blue]',
    'ANSWER: {blue; green; red}',
    'ANSWER: ["red", "green", "blue"]',
    "ANSWER: ['red', 'green', 'blue']",
    'ANSWER: red, green, and blue.',
    'ANSWER: red, red, green, blue',
    '- red\n- green\n- blue',
    '1. red\n2. green\n3. blue',
    'red; green; blue',
    'ANSWER: (red, green, blue)',
    'ANSWER: **red**, **green**, **blue**',
    'red & green & blue',
  ];
  const wrong = [
    'ANSWER: red, green',
    'ANSWER: red, green, blue, black',
    'ANSWER: none',
    'ANSWER: redgreenblue',
    'ANSWER: red green blue',
    'ANSWER: []',
  ];

  it('ignores order, repeats and separators', () => {
    expect(values({ type: 'set' }, right, 'red, green, blue')).toEqual(allRight(right));
    expect(values({ type: 'set' }, wrong, 'red, green, blue')).toEqual(allWrong(wrong));
    expect(values({ type: 'set', value: ['red', 'green', 'blue'] }, right)).toEqual(allRight(right));
  });

  it('lets items hold commas and "and"', () => {
    expect(values({ type: 'set', value: ['salt and pepper', 'oil'] }, ['ANSWER: oil, salt and pepper'])).toEqual([1]);
    expect(
      values({ type: 'set', value: ['Paris, France', 'Rome, Italy'] }, [
        'Rome, Italy; Paris, France',
        'ANSWER: "Paris, France", "Rome, Italy"',
      ]),
    ).toEqual([1, 1]);
  });

  it('compares numbers by value', () => {
    expect(values({ type: 'set', value: [1, 2.5] }, ['ANSWER: 2.50, 1', 'ANSWER: 1, 2'])).toEqual([1, 0]);
  });

  it('takes "none" for the empty set', () => {
    expect(
      values({ type: 'set', value: [] }, ['ANSWER: none', 'ANSWER: []', 'ANSWER: {}', 'ANSWER: set()', 'ANSWER: red']),
    ).toEqual([1, 1, 1, 1, 0]);
  });

  it('reads a JSON list for the expected items', () => {
    expect(values({ type: 'set' }, ['ANSWER:\n- Bo\n- Ana', 'ANSWER: Ana'], '["Ana", "Bo"]')).toEqual([1, 0]);
  });

  it('names what is missing and what does not belong', () => {
    expect(score({ type: 'set' }, 'ANSWER: red, black', 'red, green')).toMatchObject({
      reason: 'Wrong: green is missing; black does not belong',
      detail: { missing: ['green'], unexpected: ['black'] },
    });
  });
});

describe('scoreDate', () => {
  it('takes any common form of the day', () => {
    const right = [
      'ANSWER: 2027-03-09',
      'ANSWER: 9 March 2027',
      'ANSWER: March 9, 2027',
      'ANSWER: 09.03.2027',
      'ANSWER: 2027/03/09',
      'ANSWER: Tuesday, 9 March 2027',
      'It is the 9th of March 2027.',
    ];
    const wrong = [
      'ANSWER: 2027-03-08',
      'ANSWER: Monday, 9 March 2027',
      'ANSWER: 9 March',
      'ANSWER: 2027-03-08 or 2027-03-09',
      'ANSWER: soon',
    ];
    expect(values({ type: 'date' }, right, '2027-03-09')).toEqual(allRight(right));
    expect(values({ type: 'date' }, wrong, '2027-03-09')).toEqual(allWrong(wrong));
  });

  it('reads slashes as the value allows', () => {
    expect(
      values({ type: 'date' }, ['ANSWER: 03/09/2027', 'ANSWER: 09/03/2027', 'ANSWER: 03/10/2027'], '2027-03-09'),
    ).toEqual([1, 1, 0]);
  });

  it('says what is wrong with a weekday', () => {
    expect(score({ type: 'date' }, 'ANSWER: Monday, 9 March 2027', '2027-03-09').reason).toBe(
      'Wrong: 2027-03-09 is a Tuesday, not a Monday; expected 2027-03-09',
    );
  });
});

describe('scoreLiteral', () => {
  const expected = "['dc', 'ab', None, (1, 2.0)]";

  it('compares by value', () => {
    const right = [
      "ANSWER: ['dc', 'ab', None, (1, 2.0)]",
      'ANSWER: ["dc", "ab", null, [1, 2]]',
      'ANSWER: `["dc","ab",None,(1,2)]`',
      '```python\n["dc", "ab", None, (1, 2)]\n```',
      'ANSWER:\n```\n[\n  "dc",\n  "ab",\n  None,\n  (1, 2)\n]\n```',
      '**ANSWER: ["dc", "ab", None, (1, 2)]**',
      'ANSWER: ["dc",\n"ab", None,\n(1, 2)].',
    ];
    const wrong = [
      "ANSWER: ['ab', 'dc', None, (1, 2)]",
      'ANSWER: dc ab',
      "ANSWER: ['dc', 'ab', 'None', (1, 2)]",
      'ANSWER: []',
      "ANSWER: ['dc', 'ab', None, (1, 2)] or []",
    ];
    expect(values({ type: 'literal' }, right, expected)).toEqual(allRight(right));
    expect(values({ type: 'literal' }, wrong, expected)).toEqual(allWrong(wrong));
  });

  it('says why a text is no literal', () => {
    expect(score({ type: 'literal' }, 'ANSWER: dc', "'dc'").reason).toBe(
      "Wrong: it is no literal (a value is missing at character 1); expected 'dc'",
    );
  });
});

describe('scoreJsonEqual', () => {
  const expected = '{"day": "Tue", "start": 11, "people": ["Ira", "Jun"]}';

  it('compares deeply, key order and 1.0 aside', () => {
    const right = [
      expected,
      'ANSWER: {"start": 11.0, "people": ["Ira", "Jun"], "day": "Tue"}',
      `\`\`\`json\n${expected}\n\`\`\``,
      `Here you go: ${expected}. Bye.`,
    ];
    expect(values({ type: 'json_equal' }, right, expected)).toEqual(allRight(right));
  });

  it('names the first difference', () => {
    const reason = (output: string) => score({ type: 'json_equal' }, output, expected).reason;
    expect(reason('{"day": "Mon", "start": 11, "people": ["Ira", "Jun"]}')).toBe(
      'Wrong: $.day is "Mon", expected "Tue"',
    );
    expect(reason('{"day": "Tue", "start": 11, "people": ["Ira"]}')).toBe('Wrong: $.people has 1 items, expected 2');
    expect(reason('{"day": "Tue", "people": ["Ira", "Jun"]}')).toBe('Wrong: $.start is missing');
    expect(reason('{"day": "Tue", "start": 11, "people": ["Ira", "Jun"], "end": 12}')).toBe(
      'Wrong: $.end does not belong',
    );
    expect(reason('[]')).toMatch(/^Wrong: \$ is \[\], expected /);
    expect(reason('no idea')).toBe('No answer found: there is no JSON in the answer');
  });

  it('is not fooled by names of the platform', () => {
    expect(values({ type: 'json_equal', value: {} }, ['{"__proto__": 1}', '{"constructor": 1}', '{}'])).toEqual([
      0, 0, 1,
    ]);
  });

  it('takes a text of JSON for that JSON and any other text for itself', () => {
    expect(values({ type: 'json_equal', value: '[1]' }, ['[1]', '"[1]"'])).toEqual([1, 0]);
    expect(values({ type: 'json_equal', value: 'abc' }, ['"abc"'])).toEqual([1]);
  });
});

describe('instructions', () => {
  const instructions = [
    { id: 'punctuation:no_comma', kwargs: {} },
    { id: 'length_constraints:number_words', kwargs: { num_words: 3, relation: 'at least' } },
  ];

  it('scores the share that is followed', () => {
    const spec: ScorerSpec = { type: 'instructions', instructions };
    expect(score(spec, 'one two three')).toMatchObject({ value: 1, passed: true });
    expect(score(spec, 'one, two, three')).toMatchObject({
      value: 0.5,
      passed: false,
      reason: 'Not followed: punctuation:no_comma (2 commas); 1 of 2 instructions followed',
    });
  });
});

describe('scorers that need more than a text', () => {
  it.each<[ScorerSpec, string]>([
    [{ type: 'json_schema', schema: {} }, 'not_available'],
    [{ type: 'code_tests', language: 'python', test: 'pass' }, 'not_available'],
    [{ type: 'instructions', instructions: [{ id: 'poetry:beauty' }] }, 'not_available'],
    [{ type: 'instructions', instructions: [] }, 'harness_error'],
    [{ type: 'checker', use: 'schedule' }, 'not_available'],
    [{ type: 'judge', checklist: [{ id: 'kind', requirement: 'Is kind.' }] }, 'no_judge'],
  ])('leave the answer unscored: %j', (spec, unscoredReason) => {
    expect(score(spec, '{}')).toMatchObject({ status: 'unscored', value: null, passed: null, unscoredReason });
  });
});
