/** One value of a kind, as it is spoken of. */
export interface GridValue {
  /** The word that is asked for. */
  readonly word: string;
  /** Who it is: `the flute player`. */
  readonly who: string;
  /** `plays the flute` */
  readonly does: string;
  /** `does not play the flute` */
  readonly doesNot: string;
}

/** What the people of a puzzle differ in. */
export interface GridKind {
  /** `instrument` */
  readonly name: string;
  /** `plays one instrument` */
  readonly sentence: string;
  readonly values: readonly GridValue[];
}

function kind(
  name: string,
  sentence: string,
  words: readonly string[],
  say: (word: string) => Omit<GridValue, 'word'>,
): GridKind {
  return { name, sentence, values: words.map((word) => ({ word, ...say(word) })) };
}

/** First names; the initials differ. */
export const GRID_NAMES = [
  'Anna',
  'Boris',
  'Clara',
  'David',
  'Elena',
  'Felix',
  'Greta',
  'Henry',
  'Irene',
  'Jakob',
  'Katja',
  'Lukas',
  'Maria',
  'Norma',
  'Oscar',
  'Paula',
];

export const GRID_KINDS: readonly GridKind[] = [
  kind('instrument', 'plays one instrument', ['flute', 'drum', 'harp', 'cello', 'trumpet'], (word) => ({
    who: `the ${word} player`,
    does: `plays the ${word}`,
    doesNot: `does not play the ${word}`,
  })),
  kind('drink', 'drinks one drink', ['tea', 'coffee', 'milk', 'cocoa', 'juice'], (word) => ({
    who: `the ${word} drinker`,
    does: `drinks ${word}`,
    doesNot: `does not drink ${word}`,
  })),
  kind('pet', 'keeps one pet', ['parrot', 'rabbit', 'turtle', 'canary', 'hamster'], (word) => ({
    who: `the ${word} keeper`,
    does: `keeps the ${word}`,
    doesNot: `does not keep the ${word}`,
  })),
  kind('crop', 'grows one crop', ['beans', 'peppers', 'radishes', 'tomatoes', 'onions'], (word) => ({
    who: `the grower of ${word}`,
    does: `grows ${word}`,
    doesNot: `does not grow ${word}`,
  })),
  kind('sport', 'does one sport', ['judo', 'rowing', 'tennis', 'archery', 'fencing'], (word) => ({
    who: `the one who does ${word}`,
    does: `does ${word}`,
    doesNot: `does not do ${word}`,
  })),
];

/** People as a kind of their own, so that clues can name them like any other value. */
export function peopleKind(names: readonly string[]): GridKind {
  return kind('person', '', names, (word) => ({ who: word, does: `is ${word}`, doesNot: `is not ${word}` }));
}
