import type { JsonObject } from '@assay/contracts';
import { parameterFault, Parameters } from './instruction-check';
import { INSTRUCTION_CHECKS } from './instruction-checks';

function follows(id: string, kwargs: JsonObject, text: string): boolean | null {
  const check = INSTRUCTION_CHECKS[id];
  if (check === undefined) throw new Error(`There is no ${id}.`);
  expect(parameterFault(check, kwargs)).toBeNull();
  return check.check(text, new Parameters(kwargs)).followed;
}

const LESS = { relation: 'less than' };
const LEAST = { relation: 'at least' };

/** Each instruction with answers that follow it and answers that do not. */
const TABLE: readonly [id: string, kwargs: JsonObject, followed: readonly string[], not: readonly string[]][] = [
  [
    'keywords:existence',
    { keywords: ['river', 'C++'] },
    ['A River of c++.', 'riverbed, C++'],
    ['a river', 'C+ and rivers', ''],
  ],
  ['keywords:frequency', { keyword: 'tea', frequency: 2, ...LEAST }, ['Tea and teapots', 'tea tea tea'], ['tea', '']],
  ['keywords:frequency', { keyword: 'tea', frequency: 2, ...LESS }, ['tea', 'coffee'], ['tea, tea']],
  [
    'keywords:forbidden_words',
    { forbidden_words: ['sorry', 'no way'] },
    ['sorrys are fine', 'no ways', 'unsorry'],
    ['So SORRY!', 'there is no way out', 'sorry'],
  ],
  [
    'keywords:letter_frequency',
    { letter: 'E', let_frequency: 3, let_relation: 'at least' },
    ['Elevee', 'e e E'],
    ['ee', ''],
  ],
  ['keywords:letter_frequency', { letter: '#', let_frequency: 2, let_relation: 'less than' }, ['#1', 'x'], ['## x']],
  [
    'length_constraints:number_words',
    { num_words: 4, ...LEAST },
    ['one two, three-four', 'a b c d e'],
    ['one two three', '...'],
  ],
  ['length_constraints:number_words', { num_words: 4, ...LESS }, ['one two three', ''], ["it's two words"]],
  [
    'length_constraints:number_sentences',
    { num_sentences: 3, ...LEAST },
    [
      'One. Two! Three?',
      'She said "yes." Then left. Good.',
      '**Bold end.** Next one. Last',
      'It ends *here*. THE "ROOMS". So',
    ],
    [
      'Dr. Smith met Mr. Jones at 3.5 km. Fine.',
      'One sentence\nover lines\nwithout ends',
      'Use e.g. tea, i.e. leaves. Done.',
    ],
  ],
  [
    'length_constraints:number_sentences',
    { num_sentences: 3, ...LESS },
    ['Wait... what happened? I see', 'Version 1.2.3 is out.'],
    ['A is. B is. C is.'],
  ],
  [
    'length_constraints:number_paragraphs',
    { num_paragraphs: 2 },
    ['a\n\n***\n\nb', '***\na\n***\nb\n***'],
    ['a', 'a\n***\n\n***\nb', 'a***b***c'],
  ],
  [
    'length_constraints:nth_paragraph_first_word',
    { num_paragraphs: 2, nth_paragraph: 2, first_word: 'Weekend' },
    ['a\n\nWeekend, at last', 'a b\n\n"weekend" it is'],
    ['Weekend\n\na', 'a\n\nWeekends', 'a\n\nweekend\n\nb', 'weekend'],
  ],
  [
    'detectable_content:number_placeholders',
    { num_placeholders: 2 },
    ['[name] in [city]', '[a][b][c]'],
    ['[name]', '[over\nlines] [x]', 'a[0'],
  ],
  [
    'detectable_content:postscript',
    { postscript_marker: 'P.S.' },
    ['Bye.\nP.S. more', 'bye P. S. more', 'p.s. x'],
    ['PS more', 'P.S more', ''],
  ],
  ['detectable_content:postscript', { postscript_marker: 'P.P.S' }, ['x P.P.S. y', 'p. p. s'], ['P.S. y']],
  [
    'detectable_format:number_bullet_lists',
    { num_bullets: 2 },
    ['* a\n* b', '  - a\n\n- b', 'x:\n*a\n- b'],
    ['* a', '**a**\n* b', '- a\n- b\n- c', '1. a\n2. b'],
  ],
  [
    'detectable_format:constrained_response',
    {},
    ['My answer is yes.', 'Well. My answer is maybe.'],
    ['My answer is yes', 'Yes.', 'my answer is no.'],
  ],
  [
    'detectable_format:number_highlighted_sections',
    { num_highlights: 2 },
    ['*a* and *b*', '**a** and *b*', '***a*** **b**'],
    ['*a*', '** ** *a*', '*over\nlines* *a*'],
  ],
  [
    'detectable_format:multiple_sections',
    { section_spliter: 'SECTION', num_sections: 2 },
    ['SECTION 1\na\nSECTION 2\nb', 'SECTION1 SECTION2 SECTION3'],
    ['Section 1 Section 2', 'SECTION A SECTION B', 'SECTION 1'],
  ],
  [
    'detectable_format:json_format',
    {},
    ['{"a": 1}', '```json\n[1, 2]\n```', '```\n"x"\n```'],
    ['Here: {"a": 1}', '{a: 1}', '```json\n{"a": 1}\n``` done', '{"a": 1,}'],
  ],
  ['detectable_format:title', {}, ['<<poem of joy>>\n…', 'x <<a>> y'], ['<poem>', '<< >>', '<<over\nlines>>', 'poem']],
  [
    'combination:two_responses',
    {},
    ['a\n******\nb', '******\na\n******\nb\n******'],
    ['a', 'a******a', 'a******b******c', 'a************b'],
  ],
  [
    'combination:repeat_prompt',
    { prompt_to_repeat: 'Say hi. ' },
    ['say hi. Hi!', 'Say hi.'],
    ['Sure: say hi.', 'Say  hi.', 'Hi'],
  ],
  [
    'startend:end_checker',
    { end_phrase: 'Is that all?' },
    ['Well. Is that all?', '"… is that ALL?"', 'Is that all?\n'],
    ['Is that all? Yes.', 'Is that all', ''],
  ],
  ['startend:quotation', {}, ['"all of it"', ' "a" b "c" '], ['"only this" and more', '“curly”', '"']],
  ['punctuation:no_comma', {}, ['no pause here; none', 'a、b'], ['a, b', '1,000']],
  [
    'change_case:capital_word_frequency',
    { capital_frequency: 2, capital_relation: 'at least' },
    ['I AM', 'NASA and U.S.A', 'A well-KNOWN WORD x'],
    ['Am I', 'ONE of Many 123', 'x'],
  ],
  [
    'change_case:capital_word_frequency',
    { capital_frequency: 2, capital_relation: 'less than' },
    ['ONE', 'none at all'],
    ['ONE TWO'],
  ],
  [
    'change_case:english_capital',
    {},
    ['THIS IS AN ANSWER TO THE QUESTION THAT YOU ASKED.'],
    ['THIS IS an ANSWER', 'DAS IST DIE ANTWORT AUF DIE FRAGE UND NICHT MEHR', '123'],
  ],
  [
    'change_case:english_lowercase',
    {},
    ['this is an answer to the question that you asked.'],
    ['This is an answer', 'das ist die antwort auf die frage und nicht mehr'],
  ],
  [
    'language:response_language',
    { language: 'de' },
    ['Das ist die Antwort auf die Frage, und sie ist nicht lang.'],
    ['This is the answer to the question.'],
  ],
];

describe('INSTRUCTION_CHECKS', () => {
  it('has the 25 instructions, each with examples here', () => {
    expect(Object.keys(INSTRUCTION_CHECKS)).toHaveLength(25);
    expect(new Set(TABLE.map(([id]) => id))).toEqual(new Set(Object.keys(INSTRUCTION_CHECKS)));
  });

  it.each(TABLE)('%s %j', (id, kwargs, followed, not) => {
    const seen = [...followed, ...not].map((text) => ({ text, followed: follows(id, kwargs, text) }));
    const wanted = [
      ...followed.map((text) => ({ text, followed: true })),
      ...not.map((text) => ({ text, followed: false })),
    ];
    expect(seen).toEqual(wanted);
  });

  it('says nothing of a language that is not clear', () => {
    expect(follows('language:response_language', { language: 'de' }, 'Okay.')).toBeNull();
    // Too short to tell: what is asked for is the case, and nothing speaks of another language.
    expect(follows('change_case:english_capital', {}, 'XQZ KLM')).toBe(true);
    expect(follows('change_case:english_capital', {}, 'ДА')).toBe(false);
    expect(follows('change_case:english_lowercase', {}, 'el rio y el mar')).not.toBe(true);
    expect(follows('language:response_language', { language: 'ur' }, 'Salam, kya haal hai?')).toBe(false);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['length_constraints:number_words', { num_words: 5 }, /relation must be "less than" or "at least"/],
    ['length_constraints:number_words', { num_words: -1, ...LEAST }, /whole number/],
    ['keywords:existence', { keywords: [] }, /list of texts/],
    ['punctuation:no_comma', { num: 1 }, /num is not known/],
  ])('refuses parameters of %s: %j', (id, kwargs, message) => {
    const check = INSTRUCTION_CHECKS[id];
    expect(check === undefined ? '' : parameterFault(check, kwargs)).toMatch(message);
  });

  it('takes time that is linear in the answer', () => {
    const hard = ['*', '[', '<<', 'a.', '.', 'SECTION ', '"', '"x', '\n', '. '].map((part) => part.repeat(50_000));
    const began = process.cpuUsage();
    for (const text of hard) for (const [id, kwargs] of TABLE) follows(id, kwargs, text);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(20_000);
  });
});
