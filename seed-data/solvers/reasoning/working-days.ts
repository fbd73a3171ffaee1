import { americanDate, dayNumber, isoDate, isWeekend, weekdayOf, writtenDate, type DayNumber } from './calendar';
import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly arrives: string;
  readonly event: string;
}

const SETTINGS: readonly Setting[] = [
  { arrives: 'An order reaches a joinery', event: 'the order arrived' },
  { arrives: 'An application reaches a town hall', event: 'the application arrived' },
  { arrives: 'A broken camera reaches a repair shop', event: 'the camera arrived' },
  { arrives: 'A manuscript reaches a publisher', event: 'the manuscript arrived' },
  { arrives: 'A soil sample reaches a laboratory', event: 'the sample arrived' },
];

interface Facts {
  readonly setting: Setting;
  readonly start: DayNumber;
  /** Two closed weekdays and one day at a weekend, in order. */
  readonly closed: readonly DayNumber[];
  readonly count: number;
}

const LONGEST = 60;

function draw(random: SeededRandom): Facts | null {
  const start = dayNumber(random.integer(2027, 2031), random.integer(1, 12), random.integer(11, 26));
  const days = Array.from({ length: 16 }, (_, no) => start + no + 2);
  const closed = [
    ...random.sample(
      days.filter((day) => !isWeekend(day)),
      2,
    ),
    random.pick(days.filter(isWeekend)),
  ];
  const facts = {
    setting: random.pick(SETTINGS),
    start,
    closed: closed.sort((a, b) => a - b),
    count: random.integer(13, 17),
  };
  const [end] = ends(facts);
  const crossesMonth = end !== undefined && isoDate(end).slice(0, 7) !== isoDate(start).slice(0, 7);
  return !isWeekend(start) && crossesMonth ? facts : null;
}

function ask({ setting, start, closed, count }: Facts): string {
  const [first = 0, second = 0, third = 0] = closed;
  return [
    `${setting.arrives} on ${weekdayOf(start)}, ${writtenDate(start)}.`,
    'Working days are Monday to Friday, except for days of closure.',
    `In this period the days of closure are ${writtenDate(first)}, ${writtenDate(second)} and ${writtenDate(third)}; there are no other holidays.`,
    `The first working day after the day on which ${setting.event} is working day 1, the next working day is working day 2, and so on.`,
    `What is the date of working day ${count}?`,
  ].join(' ');
}

/** Tries every day of the next two months: it must be a working day, with as many working days since the start as asked. */
function ends({ start, closed, count }: Facts): DayNumber[] {
  const isWorking = (day: DayNumber) => !isWeekend(day) && !closed.includes(day);
  const days = Array.from({ length: LONGEST }, (_, no) => start + 1 + no);
  return days.filter(
    (day) => isWorking(day) && days.filter((other) => other <= day && isWorking(other)).length === count,
  );
}

function solve(facts: Facts): string[] {
  return ends(facts).map(isoDate);
}

function mistakes(facts: Facts): string[] {
  const without = (closed: readonly DayNumber[], count: number) =>
    ends({ ...facts, closed, count }).map(isoDate)[0] ?? '';
  return [
    without([], facts.count),
    without(facts.closed, facts.count - 1),
    without(facts.closed, facts.count + 1),
    isoDate(facts.start + facts.count),
  ];
}

function explain(facts: Facts): string {
  const weekend = facts.closed.filter(isWeekend);
  const lost = facts.closed.filter((day) => !isWeekend(day));
  const [end = 0] = ends(facts);
  return [
    `Of the days of closure ${lost.map((day) => `${writtenDate(day)} (${weekdayOf(day)})`).join(' and ')} would have been working days,`,
    `while ${weekend.map((day) => `${writtenDate(day)} is a ${weekdayOf(day)}`).join('')} and changes nothing.`,
    `Counting from the day after ${writtenDate(facts.start)}, working day ${facts.count} is ${weekdayOf(end)}, ${writtenDate(end)}.`,
  ].join(' ');
}

/** Counting working days over weekends, closed days and the end of a month. */
export const workingDays = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'working-days',
  title: 'The n-th working day',
  category: 'calendar',
  tags: ['dates', 'counting', 'distractor'],
  difficulty: 2,
  criteria: { scorers: [{ type: 'date' }] },
  numPredict: 6_144,
  seeds: [1, 2, 4, 6, 10],
  evidence: [
    'About 20 days to step through, three rules at each: weekend, closed day, end of the month.',
    'One of the three closed days lies at a weekend and must not be counted twice; weekdays of the closed days are not given.',
    'Chance of a guess: about 5 % for a working day of the right weeks.',
  ],
  draw,
  ask,
  answerForm: () => '<date as YYYY-MM-DD>',
  solve,
  explain,
  otherForms: (_answer, facts) => {
    const [end = 0] = ends(facts);
    return [
      `**ANSWER: ${writtenDate(end)}**`,
      `Counted day by day.\n\nAnswer: ${weekdayOf(end)}, ${americanDate(end)}`,
    ];
  },
  mistakes,
});
