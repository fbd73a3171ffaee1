import type { JsonValue } from '@assay/contracts';
import { casesOf, readCases } from './code-case';

describe('readCases', () => {
  it('reads a case with all that it can say', () => {
    const full = { args: [1], kwargs: { b: 2 }, expected: 3, after: [1], compare: { float: { abs: 0.1 } } };
    expect(readCases([full, { args: [], raises: 'ValueError' }])).toEqual({
      cases: [
        { ...full, compare: { rel: 0, abs: 0.1 } },
        { args: [], raises: 'ValueError', compare: 'equal' },
      ],
    });
  });

  it('takes null as an expected value', () => {
    expect(readCases([{ args: [], expected: null }])).toEqual({
      cases: [{ args: [], expected: null, compare: 'equal' }],
    });
  });

  it.each<[string, JsonValue | undefined, string]>([
    ['no list', undefined, 'cases must be a list with at least one case.'],
    ['an empty one', [], 'cases must be a list with at least one case.'],
    ['no object', [1], 'cases[0] must be an object with args and expected.'],
    ['no args', [{ args: [], expected: 1 }, { expected: 1 }], 'cases[1] needs args, a list.'],
    ['nothing that must come', [{ args: [] }], 'cases[0] says nothing of what must come: expected, after or raises.'],
    ['a field that nobody knows', [{ args: [], expect: 1 }], 'cases[0] has the unknown field expect.'],
    ['a rule that nobody knows', [{ args: [], expected: 1, compare: 'close' }], 'cases[0] has an unknown compare.'],
    [
      'a negative tolerance',
      [{ args: [], expected: 1, compare: { float: { abs: -1 } } }],
      'cases[0] has an unknown compare.',
    ],
  ])('refuses %s', (_, value, problem) => expect(readCases(value)).toEqual({ problem }));
});

describe('casesOf', () => {
  const scorer = { type: 'code_tests', language: 'python' } as const;
  const cases = [{ args: [1], expected: 2 }];

  it('takes the expected output where the scorer has none of its own', () => {
    const read = { cases: [{ args: [1], expected: 2, compare: 'equal' }] };
    expect(casesOf(scorer, JSON.stringify(cases))).toEqual(read);
    expect(casesOf({ ...scorer, cases }, 'none')).toEqual(read);
  });

  it.each(['', 'def f(): pass', '[]', '{"args": []}'])('finds no cases in %j', (text) =>
    expect(casesOf(scorer, text)).toHaveProperty('problem'),
  );
});
