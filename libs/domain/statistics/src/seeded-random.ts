/** Uniform 32-bit draws and what is derived from them. The same seed gives the same draws everywhere. */
export interface SeededRandom {
  /** Uniform integer in [0, 2³²). */
  bits(): number;
  /** Uniform integer in [0, bound), without modulo bias; bound 1 … 2³². */
  below(bound: number): number;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Weyl sequence with Murmur3's finaliser: spreads one word over the four that the generator needs. */
function spread(hash: number, step: number): number {
  let word = (hash + Math.imul(step, 0x9e3779b9)) >>> 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Generator xoshiro128** 1.1 (Blackman & Vigna 2018) from a state of four words, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): SeededRandom {
  let [a, b, c, d] = state;
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const below = (bound: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let draw = bits();
    while (draw >= limit) draw = bits();
    return draw % bound;
  };
  return { bits, below };
}

/** The one source of chance of this library: xoshiro128** seeded by a text such as "run 17, bootstrap". */
export function seededRandom(seed: string): SeededRandom {
  const hash = hashOf(seed);
  return xoshiro128([spread(hash, 1), spread(hash, 2), spread(hash, 3), spread(hash, 4) | 1]);
}
