import type { JsonValue } from '@assay/contracts';
import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

interface Facts {
  /** Whether an entry of exactly that age is still there. */
  readonly lastMoment: boolean;
  /** Whether reading an entry makes it young again. */
  readonly renews: boolean;
  /** Who goes when there is no room: the one used longest ago, or the one written longest ago. */
  readonly drops: 'used' | 'written';
}

function draw(random: SeededRandom): Facts {
  return {
    lastMoment: random.integer(0, 1) === 1,
    renews: random.integer(0, 1) === 1,
    drops: random.pick(['used', 'written'] as const),
  };
}

type Step = readonly JsonValue[];

interface Entry {
  readonly key: JsonValue;
  readonly value: JsonValue;
  readonly born: number;
  readonly used: number;
  readonly written: number;
}

/** A list that is built anew after every call. */
function run({ lastMoment, renews, drops }: Facts, capacity: number, ttl: number, steps: readonly Step[]): JsonValue[] {
  let entries: readonly Entry[] = [];
  const out: JsonValue[] = [];
  for (const [no, [kind, now, key = null, value = null]] of steps.entries()) {
    const age = ({ born }: Entry): number => Number(now) - born;
    entries = entries.filter((entry) => (lastMoment ? age(entry) <= ttl : age(entry) < ttl));
    const found = entries.find((entry) => entry.key === key);
    if (kind === 'size') out.push(entries.length);
    if (kind === 'get') {
      out.push(found?.value ?? null);
      entries = entries.map((entry) =>
        entry === found ? { ...entry, used: no, born: renews ? Number(now) : entry.born } : entry,
      );
    }
    if (kind === 'put' && capacity > 0) {
      const others = entries.filter((entry) => entry !== found);
      const kept = others.length < capacity ? others : others.toSorted((a, b) => a[drops] - b[drops]).slice(1);
      entries = [...kept, { key, value, born: Number(now), used: no, written: no }];
    }
  }
  return out;
}

function reference({ lastMoment, renews, drops }: Facts): string {
  const moves = drops === 'used';
  return `function runCache(capacity, ttl, calls) {
  const entries = new Map();
  const out = [];
  for (const [kind, now, key, value] of calls) {
    for (const [name, entry] of entries) {
      if (now - entry.born ${lastMoment ? '>' : '>='} ttl) entries.delete(name);
    }
    if (kind === 'size') {
      out.push(entries.size);
    } else if (kind === 'get') {
      const entry = entries.get(key);
      if (entry === undefined) {
        out.push(null);
        continue;
      }
      out.push(entry.value);
      ${renews ? 'entry.born = now;' : '// reading does not renew'}
      ${moves ? 'entries.delete(key);\n      entries.set(key, entry);' : '// the order is that of writing'}
    } else if (capacity > 0) {
      entries.delete(key);
      if (entries.size >= capacity) entries.delete(entries.keys().next().value);
      entries.set(key, { value, born: now });
    }
  }
  return out;
}`;
}

function second({ lastMoment, renews, drops }: Facts): string {
  return `class Cache {
  constructor(capacity, ttl) {
    this.capacity = capacity;
    this.ttl = ttl;
    this.rows = [];
  }
  sweep(now) {
    this.rows = this.rows.filter((row) => ${lastMoment ? 'row.time + this.ttl >= now' : 'row.time + this.ttl > now'});
  }
  get(now, key) {
    this.sweep(now);
    const index = this.rows.findIndex((row) => row.key === key);
    if (index < 0) return null;
    const row = this.rows[index];
    ${renews ? 'row.time = now;' : ''}
    ${drops === 'used' ? 'this.rows.push(...this.rows.splice(index, 1));' : ''}
    return row.value;
  }
  put(now, key, value) {
    this.sweep(now);
    this.rows = this.rows.filter((row) => row.key !== key);
    this.rows.push({ key, value, time: now });
    while (this.rows.length > this.capacity) this.rows.shift();
  }
  size(now) {
    this.sweep(now);
    return this.rows.length;
  }
}

const runCache = (capacity, ttl, calls) => {
  const cache = new Cache(capacity, ttl);
  return calls.flatMap(([kind, now, ...rest]) => {
    const result = cache[kind](now, ...rest);
    return kind === 'put' ? [] : [result];
  });
};`;
}

function drawSteps(random: SeededRandom, count: number, ttl: number): Step[] {
  let now = 0;
  return Array.from({ length: count }, (): Step => {
    now += random.pick([0, 1, 1, 2, Math.max(1, Math.floor(ttl / 2)), random.integer(0, 9) === 0 ? ttl : 1]);
    const key = random.pick(['a', 'b', 'c', 'd']);
    const kind = random.integer(0, 9);
    if (kind < 4) return ['put', now, key, random.integer(0, 9)];
    return kind < 9 ? ['get', now, key] : ['size', now];
  });
}

/** Scripts at the edges of each rule. */
const EDGES: readonly (readonly [number, number, readonly Step[]])[] = [
  [
    0,
    5,
    [
      ['put', 0, 'a', 1],
      ['get', 0, 'a'],
      ['size', 0],
    ],
  ],
  [3, 4, []],
  [
    2,
    4,
    [
      ['put', 0, 'a', 1],
      ['get', 3, 'a'],
      ['get', 5, 'a'],
      ['get', 8, 'a'],
      ['size', 8],
    ],
  ],
  [
    2,
    9,
    [
      ['put', 0, 'a', 1],
      ['put', 1, 'b', 2],
      ['get', 2, 'a'],
      ['put', 3, 'c', 3],
      ['get', 4, 'a'],
      ['get', 4, 'b'],
      ['get', 4, 'c'],
    ],
  ],
  [
    2,
    9,
    [
      ['put', 0, 'a', 1],
      ['put', 1, 'b', 2],
      ['put', 2, 'a', 3],
      ['put', 3, 'c', 4],
      ['get', 4, 'a'],
      ['get', 4, 'b'],
      ['size', 4],
    ],
  ],
  [
    2,
    3,
    [
      ['put', 0, 'a', 1],
      ['put', 2, 'b', 2],
      ['get', 2, 'a'],
      ['put', 4, 'c', 3],
      ['size', 4],
      ['get', 4, 'b'],
      ['get', 5, 'a'],
      ['get', 5, 'c'],
    ],
  ],
  [
    2,
    7,
    [
      ['put', 1, 'a', 0],
      ['get', 1, 'a'],
      ['get', 8, 'a'],
      ['size', 8],
      ['size', 9],
    ],
  ],
];

/** A cache with a clock from outside, a life time and room for so many. */
export const runCacheTask = defineCode<Facts>({
  language: 'javascript',
  entryPoint: 'runCache',
  parameters: 'capacity, ttl, calls',
  id: 'run-cache',
  title: 'A cache with a clock',
  category: 'data-structures',
  tags: ['javascript', 'cache', 'state'],
  difficulty: 3,
  numPredict: 6_144,
  seeds: [2, 5, 7, 8, 10],
  evidence: [
    'Two orders (by age, by use or writing) over the same entries; which call changes which of them differs from the caches that models know by heart.',
    'Traps: the last moment of a life, what reading renews, room that dead entries take, a capacity of 0, writing a key that is there.',
    '16 scripts of 6 to 40 calls with many collisions, one wrong value fails: no chance for a guess.',
  ],
  draw,
  ask: ({ lastMoment, renews, drops }) =>
    [
      'It plays a list of calls on a cache that is empty at first, and returns an array with the results of its `get` and `size` calls in their order. Every call carries the time `now`, a whole number; times never decrease.',
      '- `["put", now, key, value]` stores the value under the key. A key that is there already gets the new value and counts as newly written. A `put` has no result.',
      '- `["get", now, key]` gives the value, or `null` if the key is not there.',
      '- `["size", now]` gives the number of entries that are there.',
      `- An entry lives for \`ttl\`: it is there as long as now − t is ${lastMoment ? 'at most' : 'less than'} \`ttl\`, where t is the time of its last \`put\`${renews ? ' or its last successful `get`, whichever is later' : '; reading it does not make it live longer'}. Then it is gone, and takes no room any more.`,
      `- The cache holds at most \`capacity\` entries. When a \`put\` of a new key finds it full, the entry that was ${drops === 'used' ? 'used longest ago (a `put` and a successful `get` count as use)' : 'written longest ago (only its last `put` counts, not `get`)'} has to go first; of several at the same time, the one whose call came earlier. With a capacity of 0 nothing is ever stored.`,
    ].join('\n'),
  examples: () => [
    [
      2,
      10,
      [
        ['put', 0, 'a', 1],
        ['get', 10, 'a'],
        ['get', 11, 'a'],
        ['size', 11],
      ],
    ],
    [
      1,
      5,
      [
        ['put', 0, 'a', 1],
        ['put', 0, 'b', 2],
        ['get', 1, 'a'],
        ['get', 1, 'b'],
      ],
    ],
  ],
  calls: (_facts, random) => {
    const drawn = Array.from({ length: 9 }, (_, no): [number, number, Step[]] => {
      const ttl = random.integer(3, 8);
      return [random.integer(1, 3), ttl, drawSteps(random, 10 + 4 * no, ttl)];
    });
    return [...EDGES, ...drawn].map(([capacity, ttl, steps]) => [capacity, ttl, steps.map((step) => [...step])]);
  },
  oracle: (facts, [capacity, ttl, steps]) =>
    run(facts, Number(capacity), Number(ttl), steps as unknown as readonly Step[]),
  reference,
  second,
  traps: (facts) => {
    const { lastMoment, renews, drops } = facts;
    return [
      spoiled(reference(facts), [`born ${lastMoment ? '>' : '>='} ttl`, `born ${lastMoment ? '>=' : '>'} ttl`]),
      reference({ lastMoment, renews: !renews, drops }),
      reference({ lastMoment, renews, drops: drops === 'used' ? 'written' : 'used' }),
    ];
  },
});
