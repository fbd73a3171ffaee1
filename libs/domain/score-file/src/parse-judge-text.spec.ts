import { parseJudgeText } from './parse-judge-text';

const rating = (text: string) => parseJudgeText(text, '1-10')?.value ?? null;
const yesNo = (text: string) => parseJudgeText(text, 'yes-no')?.value ?? null;
const vote = (text: string) => parseJudgeText(text, 'a-b-tie')?.value ?? null;

describe('parseJudgeText', () => {
  it.each([
    ['The answer is helpful.\n\nRating: [[7]]', 7],
    ['[[8.5]]', 8.5],
    ['Rating: [[9/10]]', 9],
    ['Rating: 8/10', 8],
    ['**Rating:** 8/10. Well done.', 8],
    ['Score = 6 out of 10', 6],
    ['Rating: [5]', 5],
    ['My final rating is 10.', 10],
    ['{"why": "good", "rating": 4}', 4],
    ['```json\n{"score": "7/10"}\n```', 7],
    ['7', 7],
    ['9 / 10.', 9],
    ['<think>maybe [[2]]</think>\nRating: [[6]]', 6],
    ['A first look would give [[5]]. All in all: [[7]]', 7],
    ['[[Rating: 8]]', 8],
    ['[[rating]]: [[4]]', 4],
    ['[[Rating]]\nRating: 6', 6],
    ['Rating: [[7,5]]', 7.5],
    ['reasons, perhaps 3</think>\n9/10', 9],
    ['I would give it a rating of 8/10.', 8],
    ['Well argued.\n\n8/10', 8],
    ['Итоговая оценка: 7 из 10', 7],
    ['**Оценка:** [[9]]', 9],
    ['Балл: 6,5', 6.5],
  ])('reads the rating of %j', (text, expected) => {
    expect(rating(text)).toBe(expected);
  });

  it.each([
    '',
    '$ERROR$',
    'The answer names 3 of 5 points.',
    'Rating: [[0]]',
    'Rating: [[85]]',
    'Rating: 85/100',
    'Rating: [[7]] or [[8]], I cannot decide between them.',
    'I rate on a score of 1 to 10.',
    'Rating: N/A',
    '{"comment": "no rating"}',
    '<think>[[9]]</think>',
    '<think>It could be [[9]], but',
    'Rating: [[-1]]',
    // Several marks, and prose that names a number on the way.
    'The third gets a lower rating of 7.8. Rating: [[8.5], [8.2], [7.8]]',
    'The rating of 4 was given to others before.',
    'Rating: 7-8',
    'Оценка: 70/100',
    'Оценка: от 1 до 10',
    '8/10\nAnd on a second reading\n6/10',
    '1. first\n2. second\n3',
  ])('reads no rating from %j', (text) => {
    expect(rating(text)).toBeNull();
  });

  it.each([
    ['Yes', true],
    ['No, it is not.', false],
    ['{"evidence": "x", "met": "yes"}', true],
    ['{"met": false}', false],
    ['I think so.\nVerdict: no', false],
    ['[[YES]]', true],
    ['Nothing here says so.', null],
    ['Yesterday it was.', null],
    ['yes or no?', null],
    ['Yes\n\nThe answer says so in its first sentence.', true],
    ['The second part is missing.\n\n**No**', false],
    ['Yes\nOr rather:\nNo', null],
    ['Yes and no', null],
    ['Да, верно.', true],
    ['Вердикт: нет', false],
    ['Дано: три числа', null],
    ['Verdict: yes. Verdict: no, on reflection it fails for the second part', null],
  ])('reads yes or no from %j', (text, expected) => {
    expect(yesNo(text)).toBe(expected);
  });

  it.each([
    ['Both are good. [[A]]', 'a'],
    ['[[B]]', 'b'],
    ['[[C]]', 'tie'],
    ['Final verdict: tie', 'tie'],
    ['Winner: Assistant B', 'b'],
    ['{"winner": "A"}', 'a'],
    ['B', 'b'],
    ['Assistant A.', 'a'],
    ['[[A>>B]]', 'a'],
    ['My final verdict is tie: [[A=B]]', 'tie'],
    ['[[Winner: B]]', 'b'],
    ['Output (b)', 'b'],
    ['Both fit, the first more so.\n\nA', 'a'],
    ['Final choice: A.<channel|>The two answers', null],
    ['Победитель: Ассистент Б', 'b'],
    ['Вердикт: ничья', 'tie'],
    // The Cyrillic letters that look alike.
    ['[[А]]', 'a'],
    ['Решение: ответ верен', null],
    ['According to the rules', null],
    ['A good answer needs more.', null],
    ['[[A]] and [[B]] are alike in most ways', null],
  ])('reads the winner from %j', (text, expected) => {
    expect(vote(text)).toBe(expected);
  });

  it.each(['[[', '<think>', 'Rating: ', 'Rating:', ' ', '8 ', '**', 'Verdict: (', '{'])(
    'is done at once with a hundred thousand times %j',
    (piece) => {
      const long = `Rating: 8${piece.repeat(100_000)}x`;
      expect([rating(long), yesNo(long), vote(long)]).toHaveLength(3);
    },
  );
});
