import type { JsonValue } from '@assay/contracts';
import { inWords } from '../in-words';
import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';

const NAMES = ['Alma', 'Bela', 'Cora', 'Dirk', 'Enzo', 'Fina', 'Gero', 'Hana', 'Igor', 'Jana'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const PEOPLE = 4;

interface Person {
  readonly name: string;
  /** Days from 0 on which the person cannot work. */
  readonly off: readonly number[];
  readonly least: number;
  readonly most: number;
}

interface Facts {
  readonly people: readonly Person[];
  /** The second never works on the day after the first. */
  readonly apart: readonly [number, number];
}

/** A person for each day, as numbers from 0. */
type Plan = readonly number[];

const ALL: readonly Plan[] = Array.from({ length: PEOPLE ** DAYS.length }, (_, no) =>
  DAYS.map((_day, at) => Math.floor(no / PEOPLE ** at) % PEOPLE),
);

function draw(random: SeededRandom): Facts {
  const days = DAYS.map((_, at) => at);
  const people = random.sample(NAMES, PEOPLE).map((name) => {
    const off = random.sample(days, random.integer(1, 2)).sort();
    const least = random.integer(1, 2);
    return { name, off, least, most: least + random.integer(0, 1) };
  });
  const [a = 0, b = 0] = random.sample([0, 1, 2, 3], 2);
  return { people, apart: [a, b] };
}

/** How many rules a plan breaks. */
function broken(plan: Plan, { people, apart }: Facts): number {
  const off = plan.filter((who, day) => people[who]?.off.includes(day)).length;
  const counts = people.filter(({ least, most }, who) => {
    const count = plan.filter((each) => each === who).length;
    return count < least || count > most;
  }).length;
  const inRow = plan.filter((who, day) => day > 0 && plan[day - 1] === who).length;
  const close = plan.filter((who, day) => day > 0 && who === apart[1] && plan[day - 1] === apart[0]).length;
  return off + counts + inRow + close;
}

function asPlan(plan: Plan, { people }: Facts): JsonValue {
  return { plan: Object.fromEntries(DAYS.map((day, at) => [day, people[plan[at] ?? 0]?.name ?? ''])) };
}

function sayPerson({ name, off, least, most }: Person): string {
  const days = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
  return `- ${name} cannot work on ${inWords(off.map((day) => DAYS[day] ?? ''))}, and works on ${days} ${most === 1 ? 'day' : 'days'} of the week.`;
}

/** Four people, seven days, and what each of them wants. */
export const shifts = definePlans<Facts>({
  id: 'shifts',
  title: 'A week of shifts',
  category: 'scheduling',
  tags: ['shift-plan', 'constraints'],
  difficulty: 2,
  checker: 'shifts',
  numPredict: 6_144,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'Ten rules of four kinds over seven days; filling the days in order without looking ahead ends in a day that nobody can take.',
    '16,384 plans, of which 8 to 24 keep all rules; any of them is right.',
    'Chance of a guess: below 0.2 %.',
  ],
  draw,
  ask: ({ people, apart }) =>
    [
      'On every day of one week, from Monday to Sunday, exactly one of four people keeps watch.',
      ...people.map(sayPerson),
      '- Nobody works on two days in a row.',
      `- ${people[apart[1]]?.name ?? ''} never works on the day directly after a day of ${people[apart[0]]?.name ?? ''}.`,
      'Only this week counts; what was before it or comes after it does not matter. Give a plan that keeps every rule. There may be several; any of them is right.',
    ].join('\n'),
  form: () => `{"plan": {${DAYS.map((day) => `"${day}": "<name>"`).join(', ')}}}`,
  problem: ({ people, apart }) => ({
    days: [...DAYS],
    people: Object.fromEntries(
      people.map(({ name, off, least, most }) => [name, { off: off.map((day) => DAYS[day] ?? ''), least, most }]),
    ),
    pause: true,
    apart: [apart.map((who) => people[who]?.name ?? '')],
  }),
  solve: (facts) => {
    const right = ALL.filter((plan) => broken(plan, facts) === 0);
    if (right.length < 8 || right.length > 24 || !firstFails(facts)) return null;
    return { plans: right.map((plan) => asPlan(plan, facts)), right: right.length, candidates: ALL.length };
  },
  explain: (_facts, plan) => {
    const week = Object.entries((plan as { readonly plan: Record<string, string> }).plan);
    return `The days with the fewest people who can work come first, then the rest follows: ${week.map(([day, name]) => `${name} on ${day}`).join(', ')}.`;
  },
  otherForm: (plan) => {
    const week = Object.entries((plan as { readonly plan: Record<string, string> }).plan);
    return `\`\`\`json\n${JSON.stringify(Object.fromEntries(week.toReversed().map(([day, name]) => [day.toLowerCase(), name.toUpperCase()])))}\n\`\`\``;
  },
  mistakes: (facts) => {
    const nearly = ALL.filter((plan) => broken(plan, facts) === 1);
    const pick = [nearly[0], nearly[Math.floor(nearly.length / 2)], nearly.at(-1)];
    const turns = DAYS.map((_, day) => day % PEOPLE);
    return [turns, ...pick.flatMap((plan) => (plan === undefined ? [] : [plan]))].map((plan) => asPlan(plan, facts));
  },
});

/** Whether taking, day by day, the first who can, leads nowhere. */
function firstFails({ people, apart }: Facts): boolean {
  const plan: number[] = [];
  for (const [day] of DAYS.entries()) {
    const who = people.findIndex(
      ({ off, most }, no) =>
        !off.includes(day) &&
        plan.at(-1) !== no &&
        plan.filter((each) => each === no).length < most &&
        !(no === apart[1] && plan.at(-1) === apart[0]),
    );
    if (who < 0) return true;
    plan.push(who);
  }
  return broken(plan, { people, apart }) > 0;
}
