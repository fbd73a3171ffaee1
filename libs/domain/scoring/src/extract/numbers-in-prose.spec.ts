import { isWithin } from '../scorers/number';
import { evaluateAnswer } from '../evaluate-answer';
import { readNumber } from '../values/read-number';
import { extractLastNumber } from './last-number';

/** Ends of answers as models write them, with the number that is meant. */
const PROSE: readonly [answer: string, number: number][] = [
  // plain sentences
  ['So Janet makes 9 * 2 = $18 every day at the market.', 18],
  ['Therefore, it takes 2 + 1 = 3 bolts in total.', 3],
  ['He made a profit of $200,000 - $130,000 = $70,000.', 70000],
  ['James runs 3 * 180 = 540 meters a week.', 540],
  ['In total, she needs 20 cups of feed.', 20],
  ['The glasses cost $64.', 64],
  ['Altogether there are 260 sheep.', 260],
  ['It will take 160 minutes to finish.', 160],
  ['She earns $460 for the week.', 460],
  ['That leaves 366 downloads over three months.', 366],
  ['The profit is therefore -$45.50, a loss.', -45.5],
  ['Hence the temperature is −12 °C.', -12],
  ['We get x = 7.', 7],
  ['So y=−3', -3],
  ['The area is 12.5 cm².', 12.5],
  ['The volume is 3 m³.', 3],
  ['The chance is 25 %.', 25],
  ['That is 12.5%', 12.5],
  ['The ratio is 3/4.', 0.75],
  ['The distance is 1,234.5 km.', 1234.5],
  ['Es sind 1.234,5 Kilometer.', 1234.5],
  ['Le total est de 12\u00a0345 euros.', 12345],
  ['Das macht CHF 12’500.', 12500],
  ['It weighs about 1.2e-5 grams.', 0.000012],
  ['about 6.02 × 10²³ particles', 6.02e23],
  // marks
  ['**42**', 42],
  ['The total is **$1,299.99**.', 1299.99],
  ['**Total: 204**', 204],
  ['*Answer:* 17', 17],
  ['__88__', 88],
  ['`64`', 64],
  ['# 42', 42],
  ['- Total: 96', 96],
  ['| total | 204 |', 204],
  ['> 15', 15],
  ['Result: **36** units', 36],
  ['✅ 48 servers', 48],
  // LaTeX
  ['$\\boxed{42}$', 42],
  ['\\boxed{1{,}234}', 1234],
  ['\\(\\boxed{\\frac{3}{4}}\\)', 0.75],
  ['\\[\n\\boxed{\\text{18 dollars}}\n\\]', 18],
  ['\\[ x = \\boxed{7} \\]', 7],
  ['$$ 6 \\times 7 = 42 $$', 42],
  ['The result is $\\$18$.', 18],
  ['$x = -5$', -5],
  ['\\[ \\text{Total} = 3 \\times 6 = 18 \\text{ eggs} \\]', 18],
  ['$\\boxed{-3}$', -3],
  ['$\\boxed{25\\%}$', 25],
  ['\\boxed{\\$70{,}000}', 70000],
  // statements with something behind them
  ['The answer is 18. She sells 9 eggs at $2 each.', 18],
  ['The final answer is 42 (see step 3).', 42],
  ['**Final Answer:** 540\n\nThis uses 3 sprints of 60 meters, 3 times.', 540],
  ['The answer is **20**, because 3 cups times 20 chickens less 40 is 20.', 20],
  ['Answer: 64 dollars. I hope this helps with question 2!', 64],
  ['The correct answer is 260; Seattle has 20 and Charleston 80.', 260],
  ['Final answer: \\boxed{18}\n\nSo Janet makes 18 dollars per 1 day.', 18],
  ['The result is 48.\n#### 48', 48],
  ['#### 1,080', 1080],
  ['She earns 10 × 46 = 460.\n\n#### $460\n\nLet me know if question 3 is open, too.', 460],
  ['The final answer is 6 × 7 = 42.', 42],
  ['The answer would be 3.5 hours.', 3.5],
  ['The answer to the problem is 12.', 12],
  ['So the answer is: 5', 5],
  ['The answer is $5.', 5],
  ['The answer is 1/3 since one of 3 is red.', 1 / 3],
  // taken back
  ['The answer is 18. Wait, she also eats 3: it is 15.', 15],
  ['The answer is 20. Let me double-check: 4 * 6 = 24. So it is 24.', 24],
  ['\\boxed{12}\n\nActually, I forgot the discount: the price is 9.', 9],
  // the last number of plain prose
  ['There are 3 boxes of 4. That makes 12 in all', 12],
  ['Step 1: 6 * 14 = 84\nStep 2: 84 * 3/7 = 36\nStep 3: 84 - 36 = 48', 48],
  ['1. Total is 84.\n2. Idle are 36.\n3. Busy are 48.', 48],
  ['First 84, then 48, at last 204', 204],
  ['We need 2 workers for 9 days', 9],
  ['a 5-minute walk', 5],
  ['answer=7', 7],
  ['x ≈ 2.718', 2.718],
  ['≈ 0.333', 0.333],
  ['€ 12,50', 12.5],
  ['£3.20', 3.2],
  ['¥1,200', 1200],
  ['12 €', 12],
  ['5kg', 5],
  ['60 mph', 60],
  ['10:30 is too early; take bus 7', 7],
  ['It opened in 1999', 1999],
  ['答案是42。', 42],
  ['Ответ: 42.', 42],
  ['La respuesta es 42.', 42],
  ['La réponse est 12,5.', 12.5],
  ['Die Antwort ist 1.000.000.', 1000000],
  ['0', 0],
  ['-0.5', -0.5],
  ['+3', 3],
  ['.75', 0.75],
  ['１２', 12],
];

describe('numbers in prose', () => {
  it.each(PROSE)('%j means %d', (answer, number) => {
    const extraction = extractLastNumber(answer);
    const units = ['%', '°C', 'km', 'cm²', 'm³'];
    const read = extraction.found ? readNumber(extraction.text, units) : null;
    expect(read).toEqual({ value: number });
  });

  /** The number is in the answer, and is not its answer. */
  it.each<[string, string]>([
    ['a step', 'We add 18 first. In the end there are 25.'],
    ['the question', 'You have 18 eggs? Then 9 are left.'],
    ['a statement that is taken back', 'The answer is 18. Wait, that is wrong: it is 15.'],
    ['another part', 'The answer is 180.'],
    ['a digit of another', 'The answer is 1.8.'],
    ['a sign', 'The answer is -18.'],
    ['a date', 'It was on 2027-03-18, so 4.'],
    ['every number', Array.from({ length: 30 }, (_, no) => String(no)).join(' ')],
    ['an id', 'See ticket ABC-18.'],
  ])('never takes 18 from %s', (_, output) => {
    const criteria = { scorers: [{ type: 'number', extract: 'last_number' } as const] };
    expect(evaluateAnswer({ output, expectedOutput: '18', criteria }).accuracy).toBe(0);
    expect(isWithin(18, 18, {})).toBe(true);
  });
});
