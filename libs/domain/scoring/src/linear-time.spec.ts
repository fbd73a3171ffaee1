import type { ScorerSpec } from '@assay/contracts';
import { evaluateAnswer } from './evaluate-answer';
import { EXTRACTORS } from './extract/extractors';
import { isRefusal } from './refusal';
import { cleanAnswer } from './text/clean-answer';

/** Pieces that, repeated to 1 MB, make careless readers go over the same text again and again. */
const PIECES = [
  'a',
  ' ',
  '\n',
  '1',
  '1 ',
  'a1 ',
  '1,',
  '1.',
  '-',
  '{',
  '[',
  '{"',
  '["a",',
  '[1,',
  '{"a":',
  '{"a":1}',
  '"',
  '\\"',
  "'",
  '`',
  '```\n',
  '~~~\n',
  '```x ',
  'answer',
  'ANSWER:',
  'ANSWER:\n',
  'ANSWER: [\n',
  '**ANSWER:** ',
  'Final answer ',
  '*',
  '**',
  '_',
  '$',
  '\\boxed{',
  '\\text{',
  '}',
  '(A) ',
  '**A**',
  'A\n',
  'A) x\n',
  'the answer is ',
  'the answer is A ',
  'option ',
  'I choose ',
  'is correct ',
  '</think>',
  '<think>',
  '</s>',
  '<|im_end|>',
  '2027-',
  '9 March ',
  'March 9, ',
  '1/',
  '10^',
  '1e',
  'def ',
  'def f(\n',
  '>>> ',
  '\u001b[',
  '\u00a0',
  '\u3042',
  '\ufdfa',
  '1\u00a01',
  '; ',
  ' and ',
  '\r',
  '\r\n',
  '. ',
  '..',
  '1. ',
  '# ',
  '| ',
  '\\',
  'sorry ',
];
/** For whole evaluations: what scorers themselves go over. */
const SCORED_PIECES = [
  'a',
  '1 ',
  'a b ',
  'A\n',
  '"',
  '{"a":1}',
  '[1,',
  'ANSWER: 1\n',
  '9 March 2027 ',
  '(A) ',
  '\ufdfa',
  '; ',
];
const SCORERS: readonly ScorerSpec[] = [
  { type: 'exact' },
  { type: 'contains', values: ['x y', 'zz'] },
  { type: 'regex', pattern: '(a+)+$' },
  { type: 'number', value: 1, units: ['km'], extract: 'whole' },
  { type: 'choice', value: 'A', choices: ['Berlin', 'Paris'], extract: 'whole' },
  { type: 'set', value: ['a', 'b'], extract: 'whole' },
  { type: 'date', value: '2027-03-09', extract: 'whole' },
  { type: 'literal', value: '[1]', extract: 'whole' },
  { type: 'json_equal', value: [1] },
];
const FULL_BYTES = 1_048_576;
const STEPS = 16;
/** Below this nothing is measured, ms of processor time for 1 MB. */
const TOO_LITTLE = 40;
/** Growth that is no longer linear. */
const TOO_FAST = 5;

function repeated(piece: string, bytes: number): string {
  const times = Math.floor(bytes / new TextEncoder().encode(piece).length);
  return piece.repeat(times);
}

/** Processor time, ms: what else the machine does is left out. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** How often the cost of a text 16 times as long is 16-fold: about 1 where time is linear, about 16 where it is quadratic. */
function growth(work: (answer: string) => unknown, piece: string): number {
  const full = repeated(piece, FULL_BYTES);
  const first = cost(() => work(full));
  if (first < TOO_LITTLE) return 1;
  const small = repeated(piece, FULL_BYTES / STEPS);
  const best = (text: string) => Math.min(...Array.from({ length: 3 }, () => cost(() => work(text))));
  const unit = Math.max(best(small), 1) * STEPS;
  // One look at the long text says enough, unless something came between.
  return first / unit > TOO_FAST ? best(full) / unit : first / unit;
}

function slowPieces(work: (answer: string) => unknown, pieces = PIECES): readonly string[] {
  return pieces.filter((piece) => growth(work, piece) > TOO_FAST);
}

describe('time grows with the length of the answer and not faster', () => {
  it.each(Object.entries(EXTRACTORS))('extraction by %s', (_rule, extract) => {
    expect(slowPieces((answer) => extract(answer, { choices: ['Berlin', 'Paris'], language: 'python' }))).toEqual([]);
  });

  it('cleaning and looking for refusals', () => {
    expect(slowPieces((answer) => [cleanAnswer(answer), isRefusal(answer)])).toEqual([]);
  });

  it.each(SCORERS.map((scorer) => [scorer.type, scorer] as const))('scoring by %s', (_type, scorer) => {
    const criteria = { scorers: [scorer] };
    const evaluate = (output: string) => evaluateAnswer({ output, expectedOutput: 'x', criteria });
    expect(slowPieces(evaluate, SCORED_PIECES)).toEqual([]);
  });

  it('notices what is quadratic', () => {
    const quadratic = (answer: string) => {
      let found = 0;
      for (let at = 0; at < answer.length; at += 16) found += answer.indexOf('z', at);
      return found;
    };
    expect(growth(quadratic, 'a')).toBeGreaterThan(TOO_FAST);
  });
});
