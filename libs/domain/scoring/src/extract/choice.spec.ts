import { extractChoice } from './choice';

const choices = ['Berlin', 'Paris', 'Rome', 'Oslo'];

function taken(answer: string, texts: readonly string[] = choices): string | null {
  const extraction = extractChoice(answer, { choices: texts });
  return extraction.found ? extraction.text : null;
}

describe('extractChoice', () => {
  it.each([
    'B',
    'b',
    '(B)',
    '[B]',
    'B.',
    'B)',
    'B).',
    '**B**',
    '**(B)**',
    '**B.**',
    '`B`',
    '$\\boxed{B}$',
    '\\boxed{\\text{B}}',
    'Option B',
    'option (B)',
    'B) Paris',
    '(B) Paris',
    'B. Paris',
    'B: Paris',
    'B - Paris',
    '**B) Paris**',
    '**B.** Paris',
    'Paris',
    'paris.',
    '**Paris**',
    'ANSWER: B',
    'Answer: B',
    '**ANSWER: B**',
    'ANSWER: (B)',
    'ANSWER: B) Paris',
    'ANSWER: Paris',
    'ANSWER: **B**.',
    'ANSWER: B, because it is the capital',
    'ANSWER: B because it is the capital',
    'ANSWER:\nB',
    'The answer is B.',
    'The answer is (B).',
    'The correct answer is **B**.',
    'The correct answer is B) Paris, since Berlin is in Germany.',
    'The correct option is: B',
    'The best choice would be option B',
    'The answer is **option B**.',
    'I believe the answer to be B.',
    'I choose B.',
    'I would go with (B).',
    'B is correct.',
    'Option B is the correct one.',
    'The answer is $\\boxed{B}$.',
    'Paris is the capital of France.\n\n**B**',
    'Paris is the capital of France.\n\n(B)',
    'B) Paris\n\nExplanation: it is the capital of France.',
    'The capital of France is Paris.',
    'The answer is A. Wait, no: the answer is B.',
    'It cannot be A (Berlin) or C (Rome).\nThe answer is B.',
    'A) Berlin\nB) Paris\nC) Rome\nD) Oslo\n\nThe answer is B',
    'Looking at the options, **B** fits.',
  ])('reads B from %j', (answer) => {
    expect(taken(answer)).toBe('B');
  });

  it.each([
    ['an article at the start', 'A good question. I do not know.'],
    ['an article after "is"', 'The answer is a long story.'],
    ['an article in capitals after "is"', 'The answer is A long story.'],
    ['a pronoun', 'I think that it depends.'],
    ['a name', 'The answer is Bob.'],
    ['a word with a dash', 'The answer is A-frame.'],
    ['two letters', 'The answer is A or B.'],
    ['two letters with "and"', 'The answer is B and C.'],
    ['two letters with a slash', 'The answer is A/B.'],
    ['two in the answer line', 'ANSWER: A or B'],
    ['a list in the answer line', 'ANSWER: A, B'],
    ['all in the answer line', 'ANSWER: A, B, C, D'],
    ['two options in the answer line', 'ANSWER: A) Berlin or B) Paris'],
    ['every option repeated', 'A) Berlin\nB) Paris\nC) Rome\nD) Oslo'],
    ['every option in one line', '(A) Berlin (B) Paris (C) Rome (D) Oslo'],
    ['two marked letters', 'It is **A** or **B**'],
    ['two lone letters', 'A\n\nB'],
    ['two option texts', 'Paris, or maybe Rome.'],
    ['a letter beyond the options', 'The answer is E.'],
    ['nothing', 'No idea.'],
    ['a vitamin', 'Vitamin A. is good for you, they say.'],
  ])('finds nothing in %s', (_name, answer) => {
    expect(taken(answer)).toBeNull();
  });

  it('says why two are none', () => {
    expect(extractChoice('A\n\nB', { choices }).trace).toEqual(['The answer names several options: A, B.']);
    expect(extractChoice('ANSWER: A or B', { choices }).trace).toEqual([
      'The line that starts with ANSWER: does not name one option: "A or B".',
    ]);
  });

  it('says how the letter was found', () => {
    expect(extractChoice('Hm.\nThe answer is B.', {}).trace).toEqual([
      'Took B, which it says is the answer, line 2 of 2.',
    ]);
  });

  it('needs no texts of options', () => {
    expect(taken('The answer is J.', [])).toBe('J');
    expect(taken('Paris', [])).toBeNull();
  });

  it('takes A and I where they are meant', () => {
    expect(taken('The answer is A.', [])).toBe('A');
    expect(taken('The answer is A because it fits.', [])).toBe('A');
    expect(taken('(I)', [])).toBe('I');
  });
});
