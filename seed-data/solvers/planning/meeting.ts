import type { JsonValue } from '@assay/contracts';
import { clockTime } from '../clock';
import { definePlans } from '../plan-family';
import type { SeededRandom } from '../seeded-random';

const NAMES = ['Ira', 'Jun', 'Kai', 'Lea', 'Moe', 'Nia', 'Ola', 'Pia', 'Rex', 'Sol'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const [FROM, TO, GRID] = [9 * 60, 17 * 60, 15];

type Span = readonly [start: number, end: number];

interface Facts {
  readonly day: string;
  readonly minutes: number;
  readonly busy: readonly { readonly name: string; readonly spans: readonly Span[] }[];
}

function draw(random: SeededRandom): Facts {
  const names = random.sample(NAMES, 2);
  const minutes = random.pick([45, 60, 75]);
  return { day: random.pick(DAYS), minutes, busy: names.map((name) => ({ name, spans: drawSpans(random) })) };
}

/** Two or three appointments of 30 to 150 minutes with pauses between them. */
function drawSpans(random: SeededRandom): readonly Span[] {
  const spans: Span[] = [];
  let at = FROM + GRID * random.integer(0, 6);
  const count = random.integer(2, 3);
  for (let no = 0; no < count; no++) {
    const end = at + GRID * random.integer(3, 10);
    spans.push([at, Math.min(end, TO)]);
    at = end + GRID * random.integer(2, 8);
    if (at >= TO - GRID) break;
  }
  return spans;
}

function starts({ minutes }: Facts): number[] {
  return Array.from({ length: (TO - FROM - minutes) / GRID + 1 }, (_, no) => FROM + no * GRID);
}

/** How many of the people are busy at some time of a meeting that starts then. */
function clashes({ busy, minutes }: Facts, start: number): number {
  return busy.filter(({ spans }) => spans.some(([from, to]) => start < to && from < start + minutes)).length;
}

function meeting({ minutes }: Facts, start: number): JsonValue {
  return { start: clockTime(start), end: clockTime(start + minutes) };
}

function say([from, to]: Span): string {
  return `${clockTime(from)}–${clockTime(to)}`;
}

/** The only free slot of two people on one day. */
export const meetingSlot = definePlans<Facts>({
  id: 'meeting',
  title: 'The only free slot',
  category: 'scheduling',
  tags: ['calendar', 'intervals'],
  difficulty: 1,
  checker: 'schedule',
  numPredict: 4_096,
  seeds: [1, 3, 5, 8, 9],
  evidence: [
    'Five or six appointments of two people on one day; putting them on one line leaves the gaps, of which one is long enough.',
    'About 30 starts on the quarter hours, exactly one is free for both.',
    'Chance of a guess: about 3 %.',
  ],
  draw,
  ask: ({ day, minutes, busy }) =>
    [
      `Two people want to meet on ${day} for exactly ${minutes} minutes without a break, between ${clockTime(FROM)} and ${clockTime(TO)}. The meeting starts on a full quarter of an hour (:00, :15, :30 or :45). Both must be free the whole time; a meeting may begin at the very moment when an appointment ends, and end when the next one begins. Their appointments on that day (24-hour clock):`,
      ...busy.map(({ name, spans }) => `- ${name}: ${spans.map(say).join(', ')}`),
      'When can they meet? There is exactly one possibility.',
    ].join('\n'),
  form: () => '{"start": "<HH:MM>", "end": "<HH:MM>"}',
  problem: ({ day, minutes, busy }) => ({
    day,
    from: clockTime(FROM),
    to: clockTime(TO),
    minutes,
    grid: GRID,
    busy: Object.fromEntries(busy.map(({ name, spans }) => [name, spans.map((span) => span.map(clockTime))])),
  }),
  solve: (facts) => {
    const all = starts(facts);
    const free = all.filter((start) => clashes(facts, start) === 0);
    const appointments = facts.busy.flatMap(({ spans }) => spans).length;
    const [start = FROM] = free;
    if (free.length !== 1 || appointments < 5) return null;
    // Both ends of the day are where people look first.
    if (start === FROM || start + facts.minutes === TO) return null;
    return { plans: free.map((start) => meeting(facts, start)), right: 1, candidates: all.length };
  },
  explain: (facts, plan) => {
    const spans = facts.busy.flatMap(({ spans }) => spans).sort((a, b) => a[0] - b[0]);
    return `All appointments in order: ${spans.map(say).join(', ')}. The only gap of ${facts.minutes} minutes begins at ${(plan as { start: string }).start}.`;
  },
  otherForm: (plan) => {
    const { start, end } = plan as { readonly start: string; readonly end: string };
    return `The plan:\n\n\`\`\`\n{ "end": "${end.replace(/^0/, '')}", "start": "${start.replace(/^0/, '')}" }\n\`\`\``;
  },
  mistakes: (facts) => {
    const nearly = starts(facts).filter((start) => clashes(facts, start) === 1);
    const [free = FROM] = starts(facts).filter((start) => clashes(facts, start) === 0);
    const short = { start: clockTime(free), end: clockTime(free + facts.minutes - GRID) };
    return [...nearly.slice(0, 2).map((start) => meeting(facts, start)), short, meeting(facts, free + 5)];
  },
});
