import { defineCode, spoiled } from '../code-family';
import type { SeededRandom } from '../seeded-random';

type Rounding = 'up' | 'down' | 'half';

interface Facts {
  readonly light: number;
  readonly medium: number;
  readonly prices: readonly [number, number];
  readonly step: number;
  readonly more: number;
  readonly most: number;
  readonly percent: number;
  readonly rounding: Rounding;
}

const ROUNDING: { readonly [Kind in Rounding]: { readonly words: string; readonly add: number } } = {
  up: { words: 'and a fraction of a cent is rounded up to the next whole cent', add: 99 },
  down: { words: 'and a fraction of a cent is dropped', add: 0 },
  half: { words: 'and the result is rounded to the nearest whole cent, half a cent upwards', add: 50 },
};

function draw(random: SeededRandom): Facts {
  return {
    light: 50 * random.integer(6, 14),
    medium: 1_000 * random.integer(2, 4),
    prices: [random.integer(281, 389), random.integer(451, 579)],
    step: random.pick([250, 400, 500]),
    more: random.integer(41, 97),
    most: 1_000 * random.integer(12, 25),
    percent: random.pick([15, 17, 25, 35]),
    rounding: random.pick(['up', 'down', 'half'] as const),
  };
}

/** Gram by gram where the reference divides, and with whole numbers all along. */
function price(
  { light, medium, prices, step, more, most, percent, rounding }: Facts,
  grams: number,
  zone: number,
): number {
  if (grams < 1 || grams > most || ![1, 2].includes(zone)) return -1;
  let cents = grams <= light ? prices[0] : prices[1];
  for (let from = medium; from < grams; from += step) cents += more;
  if (zone === 1) return cents;
  const hundredths = cents * percent + cents * 100;
  const rest = hundredths % 100;
  const isUp = { up: rest > 0, down: false, half: rest >= 50 }[rounding];
  return (hundredths - rest) / 100 + (isUp ? 1 : 0);
}

function reference({ light, medium, prices, step, more, most, percent, rounding }: Facts): string {
  return `def parcel_price(grams, zone):
    if grams < 1 or grams > ${most} or zone not in (1, 2):
        return -1
    if grams <= ${light}:
        price = ${prices[0]}
    elif grams <= ${medium}:
        price = ${prices[1]}
    else:
        price = ${prices[1]} + (grams - ${medium} + ${step - 1}) // ${step} * ${more}
    if zone == 2:
        price = (price * ${100 + percent} + ${ROUNDING[rounding].add}) // 100
    return price`;
}

function second({ light, medium, prices, step, more, most, percent, rounding }: Facts): string {
  return `from fractions import Fraction
from math import ceil, floor

def parcel_price(grams, zone):
    if not 0 < grams <= ${most}:
        return -1
    surcharge = {1: 0, 2: ${percent}}.get(zone)
    if surcharge is None:
        return -1
    cents = ${prices[0]} if grams <= ${light} else ${prices[1]}
    heavier = max(0, grams - ${medium})
    cents += ${more} * ceil(Fraction(heavier, ${step}))
    total = cents * Fraction(100 + surcharge, 100)
    return ${{ up: 'ceil(total)', down: 'floor(total)', half: 'floor(total + Fraction(1, 2))' }[rounding]}`;
}

/** Limits that count, started steps, a surcharge in whole cents. */
export const parcelPrice = defineCode<Facts>({
  language: 'python',
  entryPoint: 'parcel_price',
  parameters: 'grams, zone',
  id: 'parcel-price',
  title: 'The price of a parcel',
  category: 'rules',
  tags: ['python', 'boundaries', 'rounding'],
  difficulty: 1,
  numPredict: 4_096,
  seeds: [1, 2, 3, 4, 6],
  evidence: [
    'Five rules in a straight line, each of them one or two lines of code; no data structure.',
    'Traps: limits that still belong to the lower price, steps that have only begun, rounding that binary fractions get wrong.',
    '29 calls at and beside every limit, one wrong value fails: no chance for a guess.',
  ],
  draw,
  ask: ({ light, medium, prices, step, more, most, percent, rounding }) =>
    [
      'It gets the weight of a parcel in grams and a zone, both whole numbers, and returns the price in cents as a whole number:',
      `- Up to and including ${light} grams the price is ${prices[0]}, above that and up to and including ${medium} grams it is ${prices[1]}.`,
      `- Above ${medium} grams it is ${prices[1]} plus ${more} for every ${step} grams above ${medium} that have begun (so 1 gram above ${medium} costs ${more} more, and so do ${step} grams).`,
      `- In zone 1 that is the price. In zone 2, ${percent} percent of that are added, ${ROUNDING[rounding].words}.`,
      `- If the weight is below 1 or above ${most}, or the zone is neither 1 nor 2, it returns -1.`,
    ].join('\n'),
  examples: ({ light, medium, step }) => [
    [light, 1],
    [medium + step + 1, 1],
    [0, 2],
  ],
  calls: ({ light, medium, step, most }, random) => [
    ...[1, light - 1, light, light + 1, medium, medium + 1, medium + step, medium + step + 1, most].flatMap((grams) => [
      [grams, 1],
      [grams, 2],
    ]),
    ...[most + 1, -5].map((grams) => [grams, 1]),
    ...[0, 3, -1].map((zone) => [light, zone]),
    ...Array.from({ length: 6 }, () => [random.integer(medium, most), 2]),
  ],
  oracle: (facts, [grams, zone]) => price(facts, Number(grams), Number(zone)),
  reference,
  second,
  traps: (facts) => {
    const { light, medium, step, percent, rounding } = facts;
    const right = reference(facts);
    return [
      spoiled(right, [`(grams - ${medium} + ${step - 1}) // ${step}`, `(grams - ${medium}) // ${step}`]),
      spoiled(right, [`grams <= ${light}:`, `grams < ${light}:`]),
      spoiled(right, [
        `(price * ${100 + percent} + ${ROUNDING[rounding].add}) // 100`,
        rounding === 'down' ? `round(price * ${100 + percent} / 100)` : `int(price * ${100 + percent} / 100)`,
      ]),
    ];
  },
});
