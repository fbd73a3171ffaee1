import { WEEKDAYS } from './calendar';
import { defineFamily } from '../family';
import type { SeededRandom } from '../seeded-random';

interface Setting {
  readonly starts: string;
  readonly runs: string;
  readonly run: string;
  readonly rests: string;
  readonly rest: string;
}

const SETTINGS: readonly Setting[] = [
  { starts: 'A kiln starts its first firing', runs: 'firings', run: 'firing', rests: 'cools down', rest: 'cooling' },
  { starts: 'A printer starts its first job', runs: 'jobs', run: 'job', rests: 'is cleaned', rest: 'cleaning' },
  {
    starts: 'A ferry starts its first crossing',
    runs: 'crossings',
    run: 'crossing',
    rests: 'lies at the quay',
    rest: 'stop',
  },
  {
    starts: 'A telescope starts its first exposure',
    runs: 'exposures',
    run: 'exposure',
    rests: 'is turned',
    rest: 'turning',
  },
  { starts: 'A test rig starts its first cycle', runs: 'cycles', run: 'cycle', rests: 'is checked', rest: 'check' },
];

interface Facts {
  readonly setting: Setting;
  /** Minutes since Sunday 00:00. */
  readonly start: number;
  readonly runs: number;
  readonly length: number;
  readonly pause: number;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;

function draw(random: SeededRandom): Facts | null {
  const facts = {
    setting: random.pick(SETTINGS),
    start: random.integer(0, 6) * DAY + random.integer(6 * 60, 23 * 60),
    runs: random.integer(61, 98),
    length: random.integer(37, 56),
    pause: random.integer(6, 9),
  };
  const lasts = facts.runs * facts.length + (facts.runs - 1) * facts.pause;
  return lasts > 2 * DAY && lasts < 4 * DAY && facts.start % 5 !== 0 ? facts : null;
}

function ask({ setting, start, runs, length, pause }: Facts): string {
  const { run } = setting;
  return [
    `${setting.starts} on a ${weekday(start)} at ${clock(start)} (24-hour clock).`,
    `It makes ${runs} ${setting.runs} in all, one after another. Every ${run} takes ${length} minutes.`,
    `Between one ${run} and the next it ${setting.rests} for exactly ${pause} minutes; before the first and after the last ${run} there is no ${setting.rest}.`,
    `The clocks are not changed during these days. On which weekday and at what time does the last ${run} end?`,
  ].join(' ');
}

/** Walks through the week minute by minute, as the thing itself would. */
function end({ start, runs, length, pause }: Facts): number {
  let now = start;
  for (let run = 1; run <= runs; run++) {
    for (let minute = 0; minute < length; minute++) now = (now + 1) % WEEK;
    for (let minute = 0; minute < pause && run < runs; minute++) now = (now + 1) % WEEK;
  }
  return now;
}

function weekday(minute: number): string {
  return WEEKDAYS[Math.floor((((minute % WEEK) + WEEK) % WEEK) / DAY)] ?? '';
}

function clock(minute: number): string {
  const ofDay = ((minute % DAY) + DAY) % DAY;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function moment(minute: number): string {
  return `${weekday(minute)} ${clock(minute)}`;
}

function mistakes(facts: Facts): string[] {
  const right = end(facts);
  return [right + facts.pause, right - (facts.runs - 1) * facts.pause, right - DAY, right + 60].map(moment);
}

function explain(facts: Facts): string {
  const { runs, length, pause, start, setting } = facts;
  const lasts = runs * length + (runs - 1) * pause;
  const days = Math.floor(lasts / DAY);
  const rest = lasts % DAY;
  return [
    `${runs} ${setting.runs} take ${runs} × ${length} = ${runs * length} minutes, and the ${runs - 1} pauses between them ${runs - 1} × ${pause} = ${(runs - 1) * pause}.`,
    `Together ${lasts} minutes: ${days} days, ${Math.floor(rest / 60)} hours and ${rest % 60} minutes after ${moment(start)}.`,
  ].join(' ');
}

/** Multiplication, one pause fewer than runs, then minutes to days, hours, minutes and over midnight. */
export const clockCycles = defineFamily<Facts>({
  taskType: 'reasoning',
  id: 'clock-cycles',
  title: 'When the last run ends',
  category: 'calendar',
  tags: ['time', 'modular-arithmetic', 'fencepost'],
  difficulty: 2,
  criteria: {
    scorers: [{ type: 'checker', use: 'sequence', extract: 'answer_line', params: { ignore: ['on', 'at'] } }],
  },
  numPredict: 6_144,
  seeds: [1, 3, 4, 7, 10],
  evidence: [
    'Two products of two-digit numbers, one pause fewer than runs, division by 1,440 and by 60 with rest, one carry over midnight.',
    'The answer is one of 10,080 minutes of a week.',
    'Chance of a guess: below 0.1 %.',
  ],
  draw,
  ask,
  answerForm: () => '<weekday> <time as HH:MM>',
  solve: (facts) => [moment(end(facts))],
  explain,
  otherForms: (answer) => [
    `**ANSWER: ${answer}**`,
    `Final answer:   ${answer.toLowerCase()}.`,
    `ANSWER: ${answer.replace(' ', ', at ')}`,
  ],
  mistakes,
});
