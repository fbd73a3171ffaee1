import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

interface Facts {
  /** Neighbouring digits differ by at least this. */
  readonly apart: number;
  /** Divisor of the sum of the digits. */
  readonly divisor: number;
  /** How often at most the digit may appear. */
  readonly digit: number;
  readonly most: number;
}

function draw(random: SeededRandom): Facts {
  return {
    apart: random.integer(2, 3),
    divisor: random.integer(3, 7),
    digit: random.integer(1, 9),
    most: random.integer(1, 2),
  };
}

/** Numbers up to a limit, digit by digit from the left; null as the last digit: nothing but zeros in front so far. */
function upTo({ apart, divisor, digit, most }: Facts, limit: number): number {
  if (limit < 1) return 0;
  const digits = [...String(limit)].map(Number);
  let states = new Map([['true,,0,0', 1]]);
  for (const edge of digits) {
    const next = new Map<string, number>();
    for (const [key, ways] of states) {
      const [tight, last, rest = '0', used = '0'] = key.split(',');
      for (let d = 0; d <= (tight === 'true' ? edge : 9); d++) {
        const isFront = last === '' && d === 0;
        if (last !== '' && Math.abs(Number(last) - d) < apart) continue;
        const count = Number(used) + (d === digit ? 1 : 0);
        if (count > most) continue;
        const name = [tight === 'true' && d === edge, isFront ? '' : d, (Number(rest) + d) % divisor, count].join();
        next.set(name, (next.get(name) ?? 0) + ways);
      }
    }
    states = next;
  }
  return [...states].reduce((sum, [key, ways]) => {
    const [, last, rest] = key.split(',');
    return last !== '' && rest === '0' ? sum + ways : sum;
  }, 0);
}

/** The first number from n on that keeps the rules; jumps over all that begin with digits that break them. */
function nextCode({ apart, divisor, digit, most }: Facts, n: number): number {
  for (let number = n; ;) {
    const digits = [...String(number)].map(Number);
    const uses = digits.map((_, at) => digits.slice(0, at + 1).filter((each) => each === digit).length);
    const broken = digits.findIndex(
      (each, at) => (uses[at] ?? 0) > most || (at > 0 && Math.abs(each - (digits[at - 1] ?? 0)) < apart),
    );
    if (broken < 0 && digits.reduce((a, b) => a + b, 0) % divisor === 0) return number;
    const unit = broken < 0 ? 1 : 10 ** (digits.length - 1 - broken);
    number = (Math.floor(number / unit) + 1) * unit;
  }
}

function reference({ apart, divisor, digit, most }: Facts): string {
  return `from functools import lru_cache

def count_codes(low, high):
    def up_to(limit):
        if limit < 1:
            return 0
        digits = [int(ch) for ch in str(limit)]

        @lru_cache(maxsize=None)
        def ways(at, last, rest, used, tight):
            if at == len(digits):
                return 1 if last is not None and rest == 0 else 0
            total = 0
            for d in range(digits[at] + 1 if tight else 10):
                if last is not None and abs(last - d) < ${apart}:
                    continue
                count = used + (d == ${digit})
                if count > ${most}:
                    continue
                now = None if last is None and d == 0 else d
                total += ways(at + 1, now, (rest + d) % ${divisor}, count, tight and d == digits[at])
            return total

        return ways(0, None, 0, 0, True)

    return up_to(high) - up_to(low - 1)`;
}

function second({ apart, divisor, digit, most }: Facts): string {
  return `def count_codes(low, high):
    # free[n][last][rest][used]: ways to add n more digits so that the sum gets divisible.
    longest = len(str(high))
    free = [[[[1 if rest == 0 and used <= ${most} else 0 for used in range(${most + 2})] for rest in range(${divisor})] for last in range(10)]]
    for n in range(longest):
        before = free[-1]
        free.append([[[0] * ${most + 2} for _ in range(${divisor})] for _ in range(10)])
        for last in range(10):
            for rest in range(${divisor}):
                for used in range(${most + 1}):
                    free[-1][last][rest][used] = sum(
                        before[d][(rest + d) % ${divisor}][used + (d == ${digit})]
                        for d in range(10)
                        if abs(d - last) >= ${apart} and used + (d == ${digit}) <= ${most}
                    )

    def below(limit):
        text = str(limit)
        total = 0
        for length in range(1, len(text)):
            for d in range(1, 10):
                if (d == ${digit}) <= ${most}:
                    total += free[length - 1][d][d % ${divisor}][int(d == ${digit})]
        last, rest, used = None, 0, 0
        for at, ch in enumerate(text):
            edge = int(ch)
            for d in range(0 if at else 1, edge):
                count = used + (d == ${digit})
                if (last is None or abs(d - last) >= ${apart}) and count <= ${most}:
                    total += free[len(text) - at - 1][d][(rest + d) % ${divisor}][count]
            used += edge == ${digit}
            if used > ${most} or (last is not None and abs(edge - last) < ${apart}):
                break
            last, rest = edge, (rest + edge) % ${divisor}
        return total

    return below(high + 1) - below(low)`;
}

/** How many numbers of a huge range keep rules about their digits. */
export const countCodes = defineCode<Facts>({
  language: 'python',
  entryPoint: 'count_codes',
  parameters: 'low, high',
  id: 'count-codes',
  title: 'Numbers with rules for their digits',
  category: 'counting',
  tags: ['python', 'digit-dp', 'efficiency'],
  difficulty: 3,
  numPredict: 8_192,
  seeds: [1, 2, 3, 4, 5],
  evidence: [
    'Ranges up to 10^15 rule out trying; a count over digits with four things to remember (last digit, rest, uses, bound) is needed.',
    'Traps: zeros in front taken for digits, the lower end left out, the number 0, ranges of one number.',
    '18 ranges, one wrong number fails: no chance for a guess.',
  ],
  draw,
  ask: ({ apart, divisor, digit, most }) =>
    [
      'It gets two whole numbers with 1 ≤ low ≤ high ≤ 10^15 and returns how many whole numbers n with low ≤ n ≤ high keep all of these rules, when n is written in decimal digits without zeros in front:',
      `- Every two neighbouring digits differ by at least ${apart}.`,
      `- The sum of the digits is a multiple of ${divisor}.`,
      `- The digit ${digit} appears at most ${most === 1 ? 'once' : 'twice'}.`,
      'The function has to answer within about a second for any such range, so that trying all numbers is too slow.',
    ].join('\n'),
  examples: () => [
    [1, 30],
    [1, 1_000],
  ],
  calls: (facts, random) => {
    const limits = [10, 100, 9_999, 10 ** 9, 10 ** 15];
    // From numbers that count, so that both ends of a range matter.
    const drawn = Array.from({ length: 9 }, (_, no) => {
      const low = nextCode(facts, random.integer(10 ** (no + 2), 10 ** (no + 3)));
      return [low, nextCode(facts, random.integer(low, 3 * low))];
    });
    const alone = nextCode(facts, random.integer(1_000, 50_000));
    return [...limits.map((high) => [1, high]), [1, 1], [90, 109], [alone, alone], [alone + 1, alone + 1], ...drawn];
  },
  oracle: (facts, [low, high]) => upTo(facts, Number(high)) - upTo(facts, Number(low) - 1),
  reference,
  second,
  traps: (facts) => {
    const right = reference(facts);
    return [
      spoiled(right, ['None if last is None and d == 0 else d', 'd'], ['last is not None and rest == 0', 'rest == 0']),
      spoiled(right, ['up_to(low - 1)', 'up_to(low)']),
      spoiled(right, ['up_to(high)', 'up_to(high - 1)']),
      spoiled(right, [`abs(last - d) < ${facts.apart}`, `abs(last - d) <= ${facts.apart}`]),
    ];
  },
});
