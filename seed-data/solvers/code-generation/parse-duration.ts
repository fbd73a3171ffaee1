import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

const UNIT_SETS = [
  { names: ['d', 'h', 'm', 's'], sizes: [86_400, 3_600, 60, 1], word: 'seconds' },
  { names: ['w', 'd', 'h', 'm'], sizes: [10_080, 1_440, 60, 1], word: 'minutes' },
  { names: ['y', 'm', 'w', 'd'], sizes: [364, 28, 7, 1], word: 'days' },
  { names: ['g', 's', 'p', 'n'], sizes: [1_728, 144, 12, 1], word: 'pieces' },
];
type Spaces = 'none' | 'one' | 'any';

interface Facts {
  readonly units: (typeof UNIT_SETS)[number];
  readonly spaces: Spaces;
  /** Whether parts after the first must be smaller than one of the next larger unit. */
  readonly limited: boolean;
}

const SPACES: { readonly [Kind in Spaces]: { readonly words: string; readonly between: string } } = {
  none: { words: 'The parts follow each other directly, without anything between them.', between: '' },
  one: { words: 'Between two parts there is exactly one space.', between: ' ' },
  any: { words: 'Between two parts there may be any number of spaces, also none.', between: ' *' },
};

function draw(random: SeededRandom): Facts {
  return {
    units: random.pick(UNIT_SETS),
    spaces: random.pick(['none', 'one', 'any'] as const),
    limited: random.integer(0, 1) === 1,
  };
}

/** A walk through the text, sign by sign. */
function parse({ units, spaces, limited }: Facts, text: string): number | null {
  let at = 0;
  let total = 0;
  let lastUnit = -1;
  let parts = 0;
  while (at < text.length) {
    if (parts > 0) {
      const from = at;
      while (text[at] === ' ') at += 1;
      const skipped = at - from;
      if ((spaces === 'none' && skipped > 0) || (spaces === 'one' && skipped !== 1)) return null;
    }
    const from = at;
    while (/[0-9]/.test(text[at] ?? '')) at += 1;
    const digits = text.slice(from, at);
    const unit = units.names.indexOf(text[at] ?? '');
    if (digits === '' || (digits.length > 1 && digits.startsWith('0')) || unit <= lastUnit) return null;
    const size = units.sizes[unit] ?? 1;
    if (limited && parts > 0 && Number(digits) * size >= (units.sizes[unit - 1] ?? Infinity)) return null;
    total += Number(digits) * size;
    lastUnit = unit;
    parts += 1;
    at += 1;
  }
  return parts === 0 ? null : total;
}

function reference({ units, spaces, limited }: Facts): string {
  const { names, sizes } = units;
  const ratios = sizes.map((size, at) => (at === 0 ? 'Infinity' : String((sizes[at - 1] ?? 0) / size)));
  return `function parseDuration(text) {
  const names = '${names.join('')}';
  const sizes = [${sizes.join(', ')}];
  const most = [${ratios.join(', ')}];
  const part = '(?:0|[1-9][0-9]*)[${names.join('')}]';
  if (!new RegExp('^' + part + '(?:${SPACES[spaces].between}' + part + ')*$').test(text) || text.includes('\\n')) return null;
  let total = 0;
  let last = -1;
  for (const [, digits, name] of text.matchAll(/([0-9]+)([a-z])/g)) {
    const unit = names.indexOf(name);
    if (unit <= last) return null;
    if (${limited ? 'last >= 0 && Number(digits) >= most[unit]' : 'false'}) return null;
    total += Number(digits) * sizes[unit];
    last = unit;
  }
  return total;
}`;
}

function second({ units, spaces, limited }: Facts): string {
  const { names, sizes } = units;
  return `const UNITS = new Map([${names.map((name, at) => `['${name}', ${sizes[at] ?? 1}]`).join(', ')}]);

export function parseDuration(text) {
  let rest = text;
  let total = 0;
  let previous = Infinity;
  let isFirst = true;
  do {
    if (!isFirst) {
      const stripped = rest.replace(/^ ${spaces === 'one' ? '' : '*'}/, '');
      ${spaces === 'none' ? 'if (stripped !== rest) return null;' : spaces === 'one' ? 'if (stripped === rest) return null;' : ''}
      rest = stripped;
    }
    const match = /^(\\d+)(.)/.exec(rest);
    if (!match) return null;
    const [whole, digits, name] = match;
    if (String(Number(digits)) !== digits) return null;
    const size = UNITS.get(name);
    if (size === undefined || size >= previous) return null;
    ${limited ? 'const larger = [...UNITS.values()].filter((each) => each > size).at(-1);\n    if (!isFirst && Number(digits) * size >= larger) return null;' : ''}
    total += Number(digits) * size;
    previous = size;
    isFirst = false;
    rest = rest.slice(whole.length);
  } while (rest !== '');
  return total;
}`;
}

/** A strict form with an order, which may be limited. */
export const parseDurationTask = defineCode<Facts>({
  language: 'javascript',
  entryPoint: 'parseDuration',
  parameters: 'text',
  id: 'parse-duration',
  title: 'Amounts in mixed units',
  category: 'parsing',
  tags: ['javascript', 'parsing', 'validation'],
  difficulty: 2,
  numPredict: 6_144,
  seeds: [1, 2, 4, 5, 8],
  evidence: [
    'Reading is easy; the six conditions under which null is due take the care: order, repetition, zeros in front, signs between, limits, the empty text.',
    'Traps: patterns that match only a part of the text, units in capitals, a zero that is allowed, a first part beyond the limit.',
    '43 texts, of which more than half are refused, one wrong value fails: no chance for a guess.',
  ],
  draw,
  ask: ({ units, spaces, limited }) => {
    const { names, sizes, word } = units;
    const [a = '', b = '', c = '', d = ''] = names;
    return [
      `It gets a string such as \`5${a}${spaces === 'none' ? '' : ' '}2${c}\` and returns how many ${word} that is, or \`null\` if the string does not have the right form. ${sizes
        .slice(0, 3)
        .map((size, at) => `1${names[at] ?? ''} is ${size} ${word}`)
        .join(', ')}, and 1${d} is 1.`,
      `- The string consists of one or more parts. A part is a whole number in decimal digits, directly followed by one of the letters ${a}, ${b}, ${c}, ${d} in lower case.`,
      '- A number has no zeros in front; 0 itself is allowed.',
      `- ${SPACES[spaces].words} There is nothing before the first and nothing after the last part.`,
      `- Each letter appears at most once, and only in the order ${names.join(', ')}; letters may be left out.`,
      limited
        ? `- Every part but the first has to be less than one of the next larger unit: fewer than ${(sizes[0] ?? 0) / (sizes[1] ?? 1)} for ${b}, ${(sizes[1] ?? 0) / (sizes[2] ?? 1)} for ${c}, ${(sizes[2] ?? 0) / (sizes[3] ?? 1)} for ${d}. The first part may be as large as it likes.`
        : '- The numbers may be as large as they like, also when a larger unit stands before them.',
    ].join('\n');
  },
  examples: ({ units, spaces }) => {
    const [a = '', , c = '', d = ''] = units.names;
    const between = spaces === 'none' ? '' : ' ';
    return [[`2${a}${between}3${c}`], [`1${d}${between}1${a}`], ['07' + d]];
  },
  calls: ({ units, spaces, limited }, random) => {
    const [a = '', b = '', c = '', d = ''] = units.names;
    const fixed = [
      '',
      ' ',
      `0${d}`,
      `00${d}`,
      `5`,
      d,
      `-5${d}`,
      `1.5${c}`,
      `90${d}`,
      `1${a} 2${b} 3${c} 4${d}`,
      `1${a}2${b}3${c}4${d}`,
      `1${a}  2${d}`,
      `1${b} 1${b}`,
      `1${d} 1${c}`,
      `1${d}1${c}`,
      `2${c}1${a}`,
      `1${b}1${b}`,
      ` 1${d}`,
      `1 ${d}`,
      `1${a.toUpperCase()}`,
      `3${c}x`,
      `1${c} 500${d}`,
      `1${c}500${d}`,
      `400${b}`,
      `2${b} 0${d}`,
      `2${b}0${d}`,
      `12345${a}`,
    ];
    const between = { none: '', one: ' ', any: random.pick(['', '  ']) }[spaces];
    const drawn = Array.from({ length: 16 }, (_, no) =>
      units.names
        .filter(() => random.integer(0, 2) > 0)
        .map((name, at) => `${random.integer(0, at === 0 || !limited || no % 4 === 0 ? 40 : 3)}${name}`)
        .join(no % 5 === 0 ? random.pick(['', ' ']) : between),
    );
    return [...new Set([...fixed, ...drawn])].map((text) => [text]);
  },
  oracle: (facts, [text]) => parse(facts, text as string),
  reference,
  second,
  traps: (facts) => {
    const right = reference(facts);
    return [
      spoiled(right, ["')*$'", "')*'"]),
      spoiled(right, ['unit <= last', 'unit === last']),
      spoiled(right, ['(?:0|[1-9][0-9]*)', '[0-9]+']),
      spoiled(
        right,
        facts.limited ? ['last >= 0 && ', ''] : ['if (false)', 'if (last >= 0 && Number(digits) >= most[unit])'],
      ),
    ];
  },
});
