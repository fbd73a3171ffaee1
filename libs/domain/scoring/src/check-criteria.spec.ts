import { SCORER_TYPES } from '@assay/contracts';
import * as fc from 'fast-check';
import { checkCriteria } from './check-criteria';
import { evaluateAnswer } from './evaluate-answer';

const one = (scorer: unknown) => checkCriteria({ scorers: [scorer] });
const problems = (scorer: unknown) => one(scorer).map(({ path, message }) => `${path}: ${message}`);

describe('checkCriteria', () => {
  it.each([
    { type: 'exact' },
    {
      type: 'exact',
      value: 'a',
      caseSensitive: true,
      weight: 2,
      gate: true,
      axis: 'format',
      extract: 'whole',
      passThreshold: 0.5,
    },
    { type: 'contains', values: ['a'], mode: 'any' },
    { type: 'regex', pattern: 'a+' },
    { type: 'number', value: 1, absTol: 0, relTol: 0.1, units: ['km'] },
    { type: 'number', value: '1,234.5 km', units: ['km'] },
    { type: 'choice', value: 'B', choices: ['x', 'y'] },
    { type: 'choice', value: 'y', choices: ['x', 'y'] },
    { type: 'set', value: ['a', 1, true] },
    { type: 'set', value: [] },
    { type: 'date', value: '9 March 2027' },
    { type: 'literal', value: "['a', None]" },
    { type: 'literal', value: [1, 'a'] },
    { type: 'json_equal', value: { a: [null] } },
    { type: 'json_equal', value: 'abc' },
    { type: 'json_schema', schema: { type: 'object' } },
    { type: 'code_tests', language: 'python', entryPoint: 'f', cases: [{ args: [1], expected: 2 }] },
    { type: 'instructions', instructions: [{ id: 'punctuation:no_comma' }, { id: 'unheard:of', kwargs: { a: 1 } }] },
    { type: 'checker', use: 'schedule', params: { a: 1 } },
    { type: 'judge', checklist: [{ id: 'a', requirement: 'Is kind.', points: -1, must: true }] },
  ])('takes %j', (scorer) => {
    const accuracy = { type: 'exact' };
    expect(checkCriteria({ scorers: [scorer, accuracy], passThreshold: 0.7 })).toEqual([]);
  });

  it.each([
    [
      { type: 'number', caseSensitve: true },
      'scorers[0].caseSensitve: This field is not known here; known are type, weight, gate, axis, extract, passThreshold, value, absTol, relTol, units.',
    ],
    [
      { type: 'exact', caseSensitve: true },
      'scorers[0].caseSensitve: This field is not known here; did you mean caseSensitive?',
    ],
    [
      { type: 'exact', case_sensitive: true },
      'scorers[0].case_sensitive: This field is not known here; did you mean caseSensitive?',
    ],
    [{ type: 'exact', wieght: 1 }, 'scorers[0].wieght: This field is not known here; did you mean weight?'],
    [{ type: 'exact', weight: 0 }, 'scorers[0].weight: Must be a number above 0.'],
    [{ type: 'exact', weight: '2' }, 'scorers[0].weight: Must be a number above 0.'],
    [{ type: 'exact', gate: 'yes' }, 'scorers[0].gate: Must be true or false.'],
    [{ type: 'exact', axis: 'style' }, 'scorers[0].axis: Must be one of accuracy, relevance, format.'],
    [
      { type: 'exact', extract: 'last' },
      'scorers[0].extract: Must be one of whole, answer_line, last_number, choice, code, json.',
    ],
    [{ type: 'exact', passThreshold: 1.5 }, 'scorers[0].passThreshold: Must be a number from 0 to 1.'],
    [{ type: 'exact', value: { a: 1 } }, 'scorers[0].value: Must be a text, a number, true or false, and not empty.'],
    [{ type: 'contains', values: [] }, 'scorers[0].values: Must hold at least one value.'],
    [{ type: 'contains', values: ['a', ''] }, 'scorers[0].values[1]: Must be a text that is not empty.'],
    [{ type: 'contains', values: 'a' }, 'scorers[0].values: Must be a list.'],
    [{ type: 'contains', mode: 'some' }, 'scorers[0].mode: Must be one of all, any, none.'],
    [{ type: 'regex' }, 'scorers[0].pattern: This field is required.'],
    [
      { type: 'regex', pattern: '(?!a)' },
      'scorers[0].pattern: Look-ahead is not allowed in a pattern: rewrite it without look-around and back-references.',
    ],
    [{ type: 'number', value: 'many' }, 'scorers[0].value: Must be a number.'],
    [{ type: 'number', value: NaN }, 'scorers[0].value: Must be a number.'],
    [{ type: 'number', value: '5 km' }, 'scorers[0].value: Must be a number.'],
    [{ type: 'number', absTol: -1 }, 'scorers[0].absTol: Must be a number of at least 0.'],
    [
      { type: 'choice', value: 'C', choices: ['x', 'y'] },
      'scorers[0].value: Must be a letter from A to B, or the text of one option.',
    ],
    [{ type: 'choice', value: 3 }, 'scorers[0].value: Must be a letter from A to J, or the text of one option.'],
    [{ type: 'choice', choices: ['x', 'x'] }, 'scorers[0].choices: Two options are the same.'],
    [{ type: 'choice', choices: ['x'] }, 'scorers[0].choices: Must hold at least 2 values.'],
    [
      { type: 'set', value: [['a']] },
      'scorers[0].value: Must be a list of texts or numbers, or one text with separators.',
    ],
    [{ type: 'date', value: 'soon' }, 'scorers[0].value: Must be a date, such as 2027-03-09.'],
    [
      { type: 'date', value: '03/09/2027' },
      'scorers[0].value: Can be 2027-09-03 or 2027-03-09: write it as YYYY-MM-DD.',
    ],
    [
      { type: 'literal', value: 'abc' },
      "scorers[0].value: Must be a literal, such as ['a', 1]: a value is missing at character 1.",
    ],
    [{ type: 'json_equal', value: '{"a": }' }, 'scorers[0].value: Starts like JSON, but is none.'],
    [{ type: 'json_schema' }, 'scorers[0].schema: This field is required.'],
    [
      { type: 'code_tests', language: 'perl', entryPoint: 'f', test: 'x' },
      'scorers[0].language: Must be one of python, javascript.',
    ],
    [{ type: 'code_tests', language: 'python', test: 'x' }, 'scorers[0].entryPoint: This field is required.'],
    [
      { type: 'code_tests', language: 'python', entryPoint: 'f', cases: [{ args: [1] }] },
      'scorers[0].cases: Cases[0] says nothing of what must come: expected, after or raises.',
    ],
    [
      { type: 'instructions', instructions: [{ id: 'keywords:existence', kwargs: {} }] },
      'scorers[0].instructions[0]: The parameter keywords must be a list of texts.',
    ],
    [
      { type: 'json_schema', schema: { $ref: 'http://a/b' } },
      'scorers[0].schema: Every $ref must stay inside of the schema and begin with #.',
    ],
    [{ type: 'checker' }, 'scorers[0]: Needs a program, or the name of one in use.'],
    [{ type: 'judge', checklist: [{ id: 'a' }] }, 'scorers[0].checklist[0].requirement: This field is required.'],
    [
      {
        type: 'judge',
        checklist: [
          { id: 'a', requirement: 'x' },
          { id: 'a', requirement: 'y' },
        ],
      },
      'scorers[0].checklist: Two requirements have the same id.',
    ],
    [{ type: 'nubmer' }, 'scorers[0].type: There is no such scorer; did you mean number?'],
    [{ type: 'vibes' }, `scorers[0].type: Must be one of ${SCORER_TYPES.join(', ')}.`],
    [{}, 'scorers[0].type: This field is required.'],
    ['exact', 'scorers[0]: Must be an object with a type.'],
    [{ type: 'exact', axis: 'format' }, 'scorers: At least one scorer must have the axis accuracy.'],
  ])('refuses %j', (scorer, message) => {
    expect(problems(scorer)).toEqual([message]);
  });

  it('checks the criteria around the scorers', () => {
    const scorers = [{ type: 'exact' }];
    expect(checkCriteria({ scorers, passThreshold: 2 })).toEqual([
      { path: 'passThreshold', message: 'Must be a number from 0 to 1.' },
    ]);
    expect(checkCriteria({ scorers, treshold: 1 })[0]?.path).toBe('treshold');
    expect(checkCriteria({})).toEqual([{ path: 'scorers', message: 'This field is required.' }]);
    expect(checkCriteria({ scorers: [] })).toEqual([{ path: 'scorers', message: 'Must hold at least one value.' }]);
    expect(checkCriteria(null)).toEqual([{ path: '', message: 'Must be an object.' }]);
    expect(checkCriteria([])).toEqual([{ path: '', message: 'Must be an object.' }]);
  });

  it('lists everything that is wrong at once', () => {
    expect(problems({ type: 'regex', weight: -1, gate: 1 })).toHaveLength(3);
  });

  it('knows names of the platform for no fields', () => {
    expect(one(JSON.parse('{"type": "exact", "__proto__": 1, "constructor": 2}') as unknown)).toHaveLength(2);
  });

  it('throws at nothing, and lets through nothing that scoring would throw at', () => {
    const anything = fc.anything({ maxDepth: 3, withBigInt: true, withDate: true });
    const field = fc.constantFrom(
      'type',
      'value',
      'values',
      'mode',
      'pattern',
      'units',
      'choices',
      'checklist',
      'absTol',
      'weight',
    );
    const scorer = fc
      .tuple(fc.constantFrom(...SCORER_TYPES), fc.array(fc.tuple(field, fc.jsonValue()), { maxLength: 3 }))
      .map(([type, fields]) => ({ ...Object.fromEntries(fields), type }));
    fc.assert(fc.property(anything, (value) => expect(Array.isArray(checkCriteria(value))).toBe(true)));
    fc.assert(
      fc.property(fc.array(scorer, { maxLength: 3 }), fc.string(), (scorers, output) => {
        if (checkCriteria({ scorers }).length > 0) return;
        const evaluation = evaluateAnswer({ output, expectedOutput: '1', criteria: { scorers } as never });
        expect(evaluation.scores).toHaveLength(scorers.length);
      }),
      { numRuns: 500 },
    );
  });
});
