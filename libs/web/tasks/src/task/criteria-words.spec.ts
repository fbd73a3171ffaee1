import type { ScorerSpec } from '@assay/contracts';
import { fillText } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';
import { passWords, scorerNotes, scorerWords, type TaskText } from './criteria-words';

const t: TaskText = (key, ...values) => fillText(TASK_TEXTS[key], values[0] ?? {}, 'en');

describe('scorerWords', () => {
  it('says what each scorer wants', () => {
    const say = (scorer: ScorerSpec) => scorerWords(scorer, t).join(' ');
    expect(say({ type: 'exact', caseSensitive: true })).toBe(
      'Is the expected output, blanks aside. Upper and lower case must be the same.',
    );
    expect(say({ type: 'contains', values: ['a', 'b'], mode: 'any' })).toBe('Contains at least one of: “a”, “b”.');
    expect(say({ type: 'number', value: 4, absTol: 0.5, relTol: 0.01, units: ['km'] })).toBe(
      'Is the number 4. May be off by 0.5. May be off by 1 %. Units that may follow: “km”.',
    );
    expect(say({ type: 'choice', value: 'B', choices: ['x', 'y'] })).toBe('Chooses “B” of: “x”, “y”.');
    expect(say({ type: 'code_tests', language: 'python', entryPoint: 'f', cases: [1, 2, 3] })).toBe(
      'Passes 3 test cases in python. The function is f. Runs in the sandbox.',
    );
    expect(say({ type: 'code_tests', language: 'javascript' })).toContain(
      'that the expected output lists, in javascript',
    );
    expect(say({ type: 'checker', use: 'route' })).toContain('The checker “route” accepts it.');
    expect(say({ type: 'judge', checklist: [{ id: 'a', requirement: 'polite' }] })).toBe(
      'A judge finds 1 requirement met:',
    );
  });

  it('cuts a value that would drown the sentence', () => {
    expect(scorerWords({ type: 'exact', value: 'x'.repeat(500) }, t)[0]?.length).toBeLessThan(200);
  });
});

describe('scorerNotes', () => {
  it('names only what is not usual', () => {
    expect(scorerNotes({ type: 'number' }, true, t)).toEqual([]);
    expect(
      scorerNotes({ type: 'number', weight: 2, gate: true, axis: 'format', passThreshold: 0.8 }, false, t),
    ).toEqual([
      'weight 2',
      'gate: without it the answer fails',
      'counts for format, not for accuracy',
      'passes from 80 % on',
    ]);
  });
});

describe('passWords', () => {
  it('says from where on an answer passes', () => {
    expect(passWords({ scorers: [] }, t)).toContain('every check');
    expect(passWords({ passThreshold: 0.75, scorers: [] }, t)).toContain('75 %');
  });
});
