import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

/** What `#` does. */
type Hash = 'difference' | 'less' | 'append';

interface Level {
  readonly signs: string;
  readonly fromRight: boolean;
}

interface Facts {
  /** The one that binds loosest first. */
  readonly levels: readonly Level[];
  readonly hash: Hash;
}

const HASH: {
  readonly [Kind in Hash]: {
    readonly words: string;
    readonly code: string;
    readonly value: (a: number, b: number) => number;
  };
} = {
  difference: {
    words: 'the distance |a − b| of its operands',
    code: 'Math.abs(a - b)',
    value: (a, b) => Math.abs(a - b),
  },
  less: { words: 'a − 2·b', code: 'a - 2 * b', value: (a, b) => a - 2 * b },
  append: { words: '10·a + b', code: '10 * a + b', value: (a, b) => 10 * a + b },
};

function draw(random: SeededRandom): Facts {
  const groups = random.shuffle(['+-', '*', '#']);
  const levels = groups.map((signs) => ({ signs, fromRight: signs !== '*' && random.integer(0, 1) === 1 }));
  // One that goes the unusual way, and an order of levels that is not that of school.
  const isUnusual = levels.some(({ fromRight }) => fromRight) && groups.indexOf('*') < groups.indexOf('+-');
  return isUnusual ? { levels, hash: random.pick(['difference', 'less', 'append'] as const) } : draw(random);
}

type Token = string | number;

function tokens(text: string): Token[] | null {
  const found = text.match(/\d+|\S/g) ?? [];
  const read = found.map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  return read.every((token) => typeof token === 'number' || '+-*#()'.includes(token)) ? read : null;
}

/** Splits at the operator that is applied last, again and again. */
function calculate(facts: Facts, text: string): number | null {
  const list = tokens(text);
  return list === null ? null : valueOf(facts, list);
}

function valueOf(facts: Facts, list: readonly Token[]): number | null {
  const [first] = list;
  if (list.length === 1) return typeof first === 'number' ? first : null;
  for (const { signs, fromRight } of facts.levels) {
    const places = operators(list).filter((at) => signs.includes(String(list[at])));
    const at = fromRight ? places[0] : places.at(-1);
    if (at === undefined) continue;
    const [a, b] = [valueOf(facts, list.slice(0, at)), valueOf(facts, list.slice(at + 1))];
    return a === null || b === null ? null : apply(facts, String(list[at]), a, b);
  }
  if (first === '-') {
    const value = list[1] === '-' ? null : valueOf(facts, list.slice(1));
    return value === null ? null : -value;
  }
  return first === '(' && closing(list, 0) === list.length - 1 ? valueOf(facts, list.slice(1, -1)) : null;
}

/** Places of operators between two operands, outside of brackets. */
function operators(list: readonly Token[]): number[] {
  let depth = 0;
  return list.flatMap((token, at) => {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    const before = list[at - 1];
    const isBetween = at > 0 && (typeof before === 'number' || before === ')');
    return depth === 0 && isBetween && typeof token === 'string' && '+-*#'.includes(token) ? [at] : [];
  });
}

function closing(list: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < list.length; at++) {
    if (list[at] === '(') depth += 1;
    if (list[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function apply({ hash }: Facts, sign: string, a: number, b: number): number {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  return sign === '*' ? a * b : HASH[hash].value(a, b);
}

function levelOf(facts: Facts, sign: string): number {
  return facts.levels.findIndex(({ signs }) => signs.includes(sign));
}

function reference(facts: Facts): string {
  const right = [...'+-*#'].filter((sign) => facts.levels[levelOf(facts, sign)]?.fromRight === true);
  const levels = [...'+-*#'].map((sign) => `'${sign}': ${levelOf(facts, sign)}`);
  return `function calculate(text) {
  const tokens = text.match(/\\d+|\\S/g) ?? [];
  const LEVEL = { ${levels.join(', ')} };
  const FROM_RIGHT = '${right.join('')}';
  const APPLY = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '#': (a, b) => ${HASH[facts.hash].code},
  };
  let at = 0;
  const fail = () => { throw new Error('malformed'); };

  function operand() {
    const token = tokens[at++];
    if (token === '-') {
      if (tokens[at] === '-') fail();
      return -operand();
    }
    if (token === '(') {
      const value = expression(0);
      if (tokens[at++] !== ')') fail();
      return value;
    }
    if (token === undefined || !/^\\d+$/.test(token)) fail();
    return Number(token);
  }

  function expression(least) {
    let value = operand();
    while (Object.hasOwn(LEVEL, tokens[at] ?? '') && LEVEL[tokens[at]] >= least) {
      const sign = tokens[at++];
      const other = expression(FROM_RIGHT.includes(sign) ? LEVEL[sign] : LEVEL[sign] + 1);
      value = APPLY[sign](value, other);
    }
    return value;
  }

  try {
    const value = expression(0);
    return at === tokens.length ? value : null;
  } catch {
    return null;
  }
}`;
}

function second(facts: Facts): string {
  const rows = facts.levels.map(({ signs, fromRight }) => `  { signs: '${signs}', right: ${fromRight} },`);
  return `const LEVELS = [
${rows.join('\n')}
];

function combine(sign, a, b) {
  switch (sign) {
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    default: return ${HASH[facts.hash].code};
  }
}

function calculate(text) {
  if (/[^\\d+\\-*#()\\s]/.test(text)) return null;
  const tokens = text.match(/\\d+|[^\\s\\d]/g) || [];
  let pos = 0;
  let ok = true;
  const level = (n) => {
    if (n === LEVELS.length) return unary();
    const values = [level(n + 1)];
    const signs = [];
    while (ok && pos < tokens.length && LEVELS[n].signs.includes(tokens[pos])) {
      signs.push(tokens[pos++]);
      values.push(level(n + 1));
    }
    if (LEVELS[n].right) {
      let value = values[values.length - 1];
      for (let i = signs.length - 1; i >= 0; i--) value = combine(signs[i], values[i], value);
      return value;
    }
    return signs.reduce((value, sign, i) => combine(sign, value, values[i + 1]), values[0]);
  };
  const unary = () => {
    let sign = 1;
    if (tokens[pos] === '-') { sign = -1; pos++; }
    const token = tokens[pos++];
    if (token === '(') {
      const inner = level(0);
      if (tokens[pos++] !== ')') ok = false;
      return sign * inner;
    }
    if (token === undefined || !/\\d/.test(token)) { ok = false; return 0; }
    return sign * parseInt(token, 10);
  };
  const value = level(0);
  return ok && pos === tokens.length ? value : null;
}`;
}

function drawExpression(random: SeededRandom, depth: number): string {
  const count = random.integer(3, 5);
  const parts = Array.from({ length: count }, (_, no) => {
    const minus = random.integer(0, 4) === 0 ? '-' : '';
    const operand =
      depth > 0 && random.integer(0, 2) === 0
        ? `(${drawExpression(random, depth - 1)})`
        : String(random.integer(0, 12));
    const space = random.pick(['', ' ']);
    return `${no === 0 ? '' : `${space}${random.pick([...'+-*##-'])}${space}`}${minus}${operand}`;
  });
  return parts.join('');
}

function sayLevels({ levels }: Facts): string {
  const name = (signs: string): string => [...signs].map((sign) => `\`${sign}\``).join(' and ');
  const [loose, middle, tight] = levels;
  const way = ({ signs, fromRight }: Level): string =>
    `${name(signs)} from ${fromRight ? 'right to left' : 'left to right'}`;
  return [
    `- The ranks of the operators, from the one that binds tightest to the one that binds loosest: first ${name(tight?.signs ?? '')}, then ${name(middle?.signs ?? '')}, last ${name(loose?.signs ?? '')}. This is not the order that is usual in mathematics. \`+\` and \`-\` have the same rank.`,
    `- Where operators of the same rank follow each other, they are applied in this direction: ${levels.map(way).join(', ')}. From right to left means that \`a ? b ? c\` is \`a ? (b ? c)\`.`,
  ].join('\n');
}

/** Arithmetic with ranks and directions of its own. */
export const calculateTask = defineCode<Facts>({
  language: 'javascript',
  entryPoint: 'calculate',
  parameters: 'text',
  id: 'calculate',
  title: 'Arithmetic with other ranks',
  category: 'parsing',
  tags: ['javascript', 'parsing', 'precedence'],
  difficulty: 3,
  numPredict: 8_192,
  seeds: [2, 4, 5, 10, 15],
  evidence: [
    'A parser of its own is needed, as ranks and directions are not the usual ones and eval is of no use; a minus is a sign or an operator, and five kinds of malformed text are to be told from right ones.',
    'Traps: usual ranks, the usual direction, a sign before a bracket, two signs, text after the end.',
    '37 texts, one wrong value fails: no chance for a guess.',
  ],
  draw,
  ask: (facts) =>
    [
      'It gets a string with an arithmetic expression and returns its value as a number, or `null` if the string is malformed.',
      `- Operands are whole numbers in decimal digits and expressions in round brackets. Operators with two operands are \`+\`, \`-\`, \`*\` with their usual meaning, and \`#\`: \`a # b\` is ${HASH[facts.hash].words}.`,
      sayLevels(facts),
      '- A single `-` may stand directly before a number or an opening bracket (spaces between are allowed) where an operand is expected; it changes the sign of that operand and binds tighter than all operators. Two such signs in a row are malformed, and there is no sign `+`.',
      '- Spaces may stand anywhere except inside of a number. Any other character, missing operands or operators, unpaired or empty brackets, and an empty string are malformed.',
      '- All values stay below 2^53.',
    ].join('\n'),
  examples: () => [['2 + 3 * 4'], ['9 - 4 - 3 # 2'], ['-(1 + 2) * -3'], ['2 3']],
  calls: (_facts, random) => {
    const fixed = [
      '',
      '  ',
      '7',
      '-7',
      '--7',
      '- 7',
      '+7',
      '(3',
      '3)',
      '()',
      '4 4',
      '4 + ',
      '* 4',
      '2(3)',
      '1.5',
      '2 ^ 3',
      '5--3',
      '5---3',
      '((2))',
      '-(-(4))',
      '1 # 2 # 3 # 4',
      '2 - 3 - 4 - 5',
      '2 * 3 + 4 * 5',
      '2 + 3 # 4 * 5 - 6',
      '10 - 2 + 3',
    ];
    return [...fixed, ...Array.from({ length: 12 }, (_, no) => drawExpression(random, no % 3))].map((text) => [text]);
  },
  oracle: (facts, [text]) => {
    const value = calculate(facts, text as string);
    return value === null ? null : value + 0;
  },
  reference,
  second,
  traps: (facts) => {
    const right = reference(facts);
    const signs = [...'+-*#'].filter((sign) => facts.levels[levelOf(facts, sign)]?.fromRight === true).join('');
    return [
      spoiled(right, [`FROM_RIGHT = '${signs}'`, "FROM_RIGHT = ''"]),
      spoiled(right, [
        `LEVEL = { ${[...'+-*#'].map((sign) => `'${sign}': ${levelOf(facts, sign)}`).join(', ')} }`,
        "LEVEL = { '+': 0, '-': 0, '*': 1, '#': 2 }",
      ]),
      spoiled(right, ["      if (tokens[at] === '-') fail();\n", '']),
      spoiled(right, ['at === tokens.length ? value : null', 'value']),
    ];
  },
});
