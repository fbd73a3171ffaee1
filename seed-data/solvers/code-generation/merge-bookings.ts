import type { JsonValue } from '@assay/contracts';
import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

interface Facts {
  /** Whether a pause of exactly `gap` still joins. */
  readonly inclusive: boolean;
  /** What is done with bookings that end before they start. */
  readonly swaps: boolean;
  /** Joined bookings shorter than this are left out. */
  readonly least: number;
}

type Span = readonly [number, number];

function draw(random: SeededRandom): Facts {
  return { inclusive: random.integer(0, 1) === 1, swaps: random.integer(0, 1) === 1, least: random.integer(2, 6) * 5 };
}

/** Marks minute by minute what is booked, then fills the short pauses. */
function merge({ inclusive, swaps, least }: Facts, bookings: readonly Span[], gap: number): number[][] {
  const real = bookings.map(([a, b]): Span => (swaps && b < a ? [b, a] : [a, b])).filter(([a, b]) => a < b);
  const booked = new Set(real.flatMap(([a, b]) => Array.from({ length: b - a }, (_, no) => a + no)));
  const minutes = [...booked].sort((a, b) => a - b);
  const blocks: [number, number][] = [];
  for (const minute of minutes) {
    const last = blocks.at(-1);
    const pause = last === undefined ? Infinity : minute - last[1];
    if (last !== undefined && (pause === 0 || (inclusive ? pause <= gap : pause < gap))) last[1] = minute + 1;
    else blocks.push([minute, minute + 1]);
  }
  return blocks.filter(([a, b]) => b - a >= least);
}

function reference({ inclusive, swaps, least }: Facts): string {
  const read = swaps
    ? 'sorted([min(b), max(b)] for b in bookings if b[0] != b[1])'
    : 'sorted([a, b] for a, b in bookings if a < b)';
  return `def merge_bookings(bookings, gap):
    merged = []
    for start, end in ${read}:
        pause = start - merged[-1][1] if merged else None
        if pause is not None and (pause <= 0 or pause ${inclusive ? '<=' : '<'} gap):
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [b for b in merged if b[1] - b[0] >= ${least}]`;
}

function second({ inclusive, swaps, least }: Facts): string {
  return `def merge_bookings(bookings, gap):
    events = []
    for first, last in bookings:
        if first == last:
            continue
        if last < first:
            ${swaps ? 'first, last = last, first' : 'continue'}
        events.append((first, 0))
        events.append((last, 1))
    events.sort()
    depth, blocks = 0, []
    for time, is_end in events:
        if is_end:
            depth -= 1
            blocks[-1][1] = time
            continue
        if depth == 0:
            near = blocks and (time == blocks[-1][1] or time - blocks[-1][1] ${inclusive ? '<=' : '<'} gap)
            if not near:
                blocks.append([time, time])
        depth += 1
    return [list(block) for block in blocks if not block[1] - block[0] < ${least}]`;
}

function drawBookings(random: SeededRandom, count: number): Span[] {
  return Array.from({ length: count }, (): Span => {
    const start = random.integer(0, 60) * 5;
    const length = random.pick([-10, 0, 5, 5, 10, 15, 20, 30, 45]);
    return [start, start + length];
  });
}

/** Calls at the edges of each rule. */
function edges(least: number): [Span[], number][] {
  return [
    [[], 5],
    [[[0, least]], 0],
    [[[0, least - 1]], 0],
    [[[least, 0]], 5],
    [
      [
        [0, 60],
        [10, 20],
        [60, 70],
      ],
      0,
    ],
    [
      [
        [0, 10],
        [20, 30],
        [40, 50],
      ],
      10,
    ],
    [
      [
        [0, 10],
        [20, 30],
        [40, 50],
      ],
      9,
    ],
    [
      [
        [0, 10],
        [20, 30],
        [40, 50],
      ],
      11,
    ],
    [
      [
        [100, 101],
        [0, 1],
        [101, 100 + least],
      ],
      0,
    ],
    [
      [
        [0, 5],
        [6, 9],
        [10, 12],
        [13, 40],
      ],
      1,
    ],
  ];
}

/** Half-open spans, joined over short pauses. */
export const mergeBookings = defineCode<Facts>({
  language: 'python',
  entryPoint: 'merge_bookings',
  parameters: 'bookings, gap',
  id: 'merge-bookings',
  title: 'Bookings joined over short pauses',
  category: 'intervals',
  tags: ['python', 'intervals', 'sorting'],
  difficulty: 2,
  numPredict: 4_096,
  seeds: [1, 5, 7, 9, 13],
  evidence: [
    'A known pattern (sort and sweep) with four turns: pauses that join, bookings that end too early, short ones that go only after joining, input that stays untouched.',
    'Traps: nested bookings, a pause of exactly the gap, a gap of 0, leaving out short ones too early, changing the lists that came in.',
    '20 calls, one wrong list fails: no chance for a guess.',
  ],
  draw,
  ask: ({ inclusive, swaps, least }) =>
    [
      'It gets a list of bookings and a whole number gap ≥ 0. A booking is a list of two whole numbers, [start, end], in minutes; it covers the time from start up to, but not including, end. The function returns a new list of [start, end] lists, sorted by start:',
      `- Bookings that start and end at the same minute are ignored. In bookings whose end is smaller than their start, ${swaps ? 'the two numbers are exchanged' : 'there is a mistake: they are ignored too'}.`,
      '- Bookings that overlap or touch (one ends at the minute in which the other starts) are joined into one.',
      `- Bookings with a pause between them are joined too if that pause is ${inclusive ? 'at most' : 'shorter than'} gap minutes; joined bookings may so be joined with further ones. The pause then belongs to the booking.`,
      `- At the very end, bookings shorter than ${least} minutes are left out of the result.`,
      '- The list that is passed in, and the lists in it, must not be changed.',
    ].join('\n'),
  examples: ({ least }) => [
    [
      [
        [60, 60 + least],
        [10, 30],
        [25, 25 + least],
      ],
      0,
    ],
    [[[5, 5]], 10],
  ],
  calls: ({ least }, random) => {
    const drawn = Array.from({ length: 10 }, (_, no): [Span[], number] => [
      drawBookings(random, 4 + no),
      random.pick([0, 5, 10, 15]),
    ]);
    return [...edges(least), ...drawn].map(
      ([bookings, gap]) => [bookings.map((span) => [...span]), gap] as JsonValue[],
    );
  },
  oracle: (facts, [bookings, gap]) => merge(facts, bookings as unknown as readonly Span[], Number(gap)),
  keepsArguments: true,
  reference,
  second,
  traps: (facts) => {
    const { inclusive, swaps, least } = facts;
    const right = reference(facts);
    return [
      spoiled(right, ['max(merged[-1][1], end)', 'end']),
      spoiled(right, [`pause ${inclusive ? '<=' : '<'} gap`, `pause ${inclusive ? '<' : '<='} gap`]),
      spoiled(right, [
        swaps ? 'if b[0] != b[1]' : 'if a < b',
        swaps ? `if max(b) - min(b) >= ${least}` : `if b - a >= ${least}`,
      ]),
      spoiled(right, [`for start, end in`, `bookings.sort()\n    for start, end in`]),
    ];
  },
});
