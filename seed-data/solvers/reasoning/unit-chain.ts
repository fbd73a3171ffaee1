import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly machine: string;
  readonly things: string;
  readonly makes: (rate: number, size: number) => string;
  readonly question: string;
  readonly smallUnit: string;
  readonly unit: string;
}

const SETTINGS: readonly Setting[] = [
  {
    machine: 'labelling machine',
    things: 'labels',
    makes: (rate, size) =>
      `cuts ${rate} labels a minute from a long roll. Each label takes ${size} millimetres of the roll, and nothing is lost in between`,
    question: 'How many metres of the roll does it use up in that time?',
    smallUnit: 'millimetres',
    unit: 'metres',
  },
  {
    machine: 'filling machine',
    things: 'bottles',
    makes: (rate, size) => `fills ${rate} small bottles a minute and puts ${size} millilitres of syrup into each`,
    question: 'How many litres of syrup does it fill in that time?',
    smallUnit: 'millilitres',
    unit: 'litres',
  },
  {
    machine: 'packing machine',
    things: 'bags',
    makes: (rate, size) => `fills ${rate} bags a minute and puts ${size} grams of tea into each`,
    question: 'How many kilograms of tea does it pack in that time?',
    smallUnit: 'grams',
    unit: 'kilograms',
  },
  {
    machine: 'tablet press',
    things: 'tablets',
    makes: (rate, size) => `presses ${rate} tablets a minute and uses ${size} milligrams of powder for each`,
    question: 'How many grams of powder does it use in that time?',
    smallUnit: 'milligrams',
    unit: 'grams',
  },
  {
    machine: 'wire cutter',
    things: 'pieces',
    makes: (rate, size) =>
      `cuts ${rate} pieces of wire a minute. Each piece is ${size} millimetres long, and nothing is lost in between`,
    question: 'How many metres of wire does it cut up in that time?',
    smallUnit: 'millimetres',
    unit: 'metres',
  },
];

/** How the answer's unit may be written after the number. */
const UNITS = [
  ...[
    'm',
    'metre',
    'metres',
    'meter',
    'meters',
    'metres of wire',
    'meters of wire',
    'metres of the roll',
    'meters of the roll',
  ],
  ...['l', 'L', 'litre', 'litres', 'liter', 'liters', 'litres of syrup', 'liters of syrup'],
  ...['kg', 'kilogram', 'kilograms', 'kilograms of tea', 'g', 'gram', 'grams', 'grams of powder'],
];

interface Facts {
  readonly setting: Setting;
  readonly rate: number;
  readonly size: number;
  readonly hours: number;
  readonly minutes: number;
  readonly pause: number;
}

function draw(random: SeededRandom): Facts | null {
  const facts = {
    setting: random.pick(SETTINGS),
    rate: random.integer(12, 30),
    size: random.integer(20, 95),
    hours: random.integer(2, 3),
    minutes: random.pick([10, 15, 20, 25, 35, 40, 45, 50]),
    pause: random.integer(11, 24),
  };
  const amount = used(facts, workingMinutes(facts));
  return Number.isInteger(amount) && amount >= 120 && amount <= 390 ? facts : null;
}

function workingMinutes({ hours, minutes, pause }: Facts): number {
  return hours * 60 + minutes - pause;
}

function used({ rate, size }: Facts, minutes: number): number {
  return (rate * size * minutes) / 1_000;
}

function ask({ setting, rate, size, hours, minutes, pause }: Facts): string {
  return [
    `A ${setting.machine} ${setting.makes(rate, size)}.`,
    `A shift lasts ${hours} hours and ${minutes} minutes, but the machine stands still for ${pause} minutes of it; the rest of the shift it runs without a break.`,
    setting.question.replace('in that time', 'in this shift'),
  ].join(' ');
}

/** Tries every whole amount in the large unit: a thousand of it in small units must be what all things of the shift take. */
function solve(facts: Facts): string[] {
  let small = 0;
  for (let minute = 0; minute < workingMinutes(facts); minute++) small += facts.rate * facts.size;
  const candidates = Array.from({ length: 1_000 }, (_, amount) => amount);
  return candidates.filter((amount) => amount * 1_000 === small).map(String);
}

function mistakes(facts: Facts): string[] {
  const { hours, minutes, pause } = facts;
  const right = used(facts, workingMinutes(facts));
  return [used(facts, hours * 60 + minutes), right / 10, used(facts, hours * 60 - pause), right + 1].map(short);
}

function short(amount: number): string {
  return String(Math.round(amount * 1_000) / 1_000);
}

function explain(facts: Facts): string {
  const { hours, minutes, pause, rate, size, setting } = facts;
  const running = workingMinutes(facts);
  const made = running * rate;
  return [
    `The shift has ${hours * 60 + minutes} minutes, of which the machine runs ${hours * 60 + minutes} − ${pause} = ${running}.`,
    `In that time there are ${running} × ${rate} = ${made} ${setting.things}.`,
    `They take ${made} × ${size} = ${made * size} ${setting.smallUnit}, which is ${used(facts, running)} ${setting.unit}.`,
  ].join(' ');
}

/** Hours to minutes, minutes to things, things to a small unit, small unit to the large one. */
export const unitChain = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'unit-chain',
  title: 'What a machine uses in a shift',
  category: 'arithmetic',
  tags: ['units', 'rates', 'word-problem'],
  difficulty: 1,
  criteria: { scorers: [{ type: 'number', units: UNITS }] },
  numPredict: 4_096,
  seeds: [1, 2, 3, 4, 8],
  evidence: [
    'Five steps in a straight line: hours to minutes, minus the pause, times the rate, times the size, divided by 1,000.',
    'Rates and sizes have two digits; the answer is a whole number between 120 and 390.',
    'Chance of a guess: below 1 %.',
  ],
  draw,
  ask,
  answerForm: ({ setting }) => `<number of ${setting.unit}>`,
  solve,
  explain,
  otherForms: (answer, { setting }) => [`**Answer:** ${answer} ${setting.unit}`, `The result:\n\nANSWER: ${answer}.00`],
  mistakes,
});
