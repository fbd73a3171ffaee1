import type { FamilyPlan } from '../family';
import { holds, sayClue, trueClues, type Clue, type Rooms } from './grid-clues';
import { GRID_KINDS, GRID_NAMES, peopleKind, type GridKind } from './grid-words';
import { inWords, numberWord } from '../in-words';
import { permutations } from '../permutations';
import type { SeededRandom } from '../seeded-random';

/** How large a puzzle is, and how much its clues give away. */
export interface GridSize {
  readonly rooms: number;
  readonly clues: readonly [fewest: number, most: number];
  /** At most this many clues that tie two things together or something to a room. */
  readonly direct: number;
}

/** A puzzle: people in a row of rooms who differ in two more things, and the clues. */
export interface GridFacts {
  readonly kinds: readonly GridKind[];
  readonly size: GridSize;
  readonly clues: readonly Clue[];
}

const everyArrangement = new Map<number, readonly Rooms[]>();

/** All ways of giving the values of three kinds to the rooms: 216 for three rooms, 13,824 for four. */
function arrangements(rooms: number): readonly Rooms[] {
  const known = everyArrangement.get(rooms);
  if (known !== undefined) return known;
  const orders = permutations(Array.from({ length: rooms }, (_, no) => no + 1));
  const all = orders.flatMap((people) =>
    orders.flatMap((first) => orders.map((second): Rooms => [people, first, second])),
  );
  everyArrangement.set(rooms, all);
  return all;
}

/** Adds clues until one arrangement is left, then drops every clue that is not needed. Null when the clues are too many, few or plain. */
export function drawGrid(random: SeededRandom, size: GridSize): GridFacts | null {
  const all = arrangements(size.rooms);
  const truth = random.pick(all);
  const needed = dropNeedless(addUntilUnique(random.shuffle(trueClues(truth)), all, size.direct), all);
  const [fewest, most] = size.clues;
  if (needed.length < fewest || needed.length > most || isOneSided(needed)) return null;
  const kinds = random
    .sample(GRID_KINDS, 2)
    .map((kind) => ({ ...kind, values: random.sample(kind.values, size.rooms) }));
  const names = random.sample(GRID_NAMES, size.rooms).sort();
  return { size, clues: random.shuffle(needed), kinds: [peopleKind(names), ...kinds] };
}

function addUntilUnique(clues: readonly Clue[], all: readonly Rooms[], mostDirect: number): Clue[] {
  const taken: Clue[] = [];
  let left = all;
  for (const clue of clues) {
    if (isDirect(clue) && taken.filter(isDirect).length >= mostDirect) continue;
    const fewer = left.filter((rooms) => holds(clue, rooms));
    if (fewer.length === left.length) continue;
    taken.push(clue);
    left = fewer;
    if (left.length === 1) break;
  }
  return left.length === 1 ? taken : [];
}

function dropNeedless(clues: readonly Clue[], all: readonly Rooms[]): Clue[] {
  return clues.reduce<Clue[]>(
    (kept, clue) => {
      const others = kept.filter((other) => other !== clue);
      return all.filter((rooms) => others.every((other) => holds(other, rooms))).length === 1 ? others : kept;
    },
    [...clues],
  );
}

function isDirect(clue: Clue): boolean {
  return clue.type === 'same' || clue.type === 'in';
}

/** At least three types of clues, and none of them more than half of all. */
function isOneSided(clues: readonly Clue[]): boolean {
  const types = clues.map(({ type }) => type);
  const most = Math.max(...types.map((type) => types.filter((other) => other === type).length));
  return new Set(types).size < 3 || most > Math.ceil(clues.length / 2);
}

function askGrid({ kinds, size, clues }: GridFacts): string {
  const [people, first, second] = kinds;
  const words = (kind: GridKind | undefined) => inWords((kind?.values ?? []).map(({ word }) => word).sort());
  const rooms = inWords(Array.from({ length: size.rooms }, (_, no) => String(no + 1)));
  return [
    `${numberWord(size.rooms).replace(/^./, (letter) => letter.toUpperCase())} rooms lie side by side in one row and are numbered ${rooms} from left to right. In each room lives exactly one person, who ${first?.sentence ?? ''} and ${second?.sentence ?? ''}. No two of them share a room, ${article(first)} or ${article(second)}.`,
    `The people are ${words(people)}. The ${plural(first)} are ${words(first)}. The ${plural(second)} are ${words(second)}.`,
    `"Next to" means in a neighbouring room on either side; "directly to the left of" means in the room whose number is smaller by exactly 1; "somewhere to the left of" means in any room with a smaller number.`,
    ...clues.map((clue) => `- ${sayClue(clue, kinds)}`),
    `Who lives in which room, and which ${first?.name ?? ''} and which ${second?.name ?? ''} belong to each?`,
  ].join('\n');
}

function article(kind: GridKind | undefined): string {
  const name = kind?.name ?? '';
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function plural(kind: GridKind | undefined): string {
  return `${kind?.name ?? ''}s`;
}

function solutions({ size, clues }: GridFacts): Rooms[] {
  return arrangements(size.rooms).filter((rooms) => clues.every((clue) => holds(clue, rooms)));
}

/** Room by room from the left: person, first thing, second thing. */
function listWords(rooms: Rooms, { kinds, size }: GridFacts): string {
  const wordIn = (kind: GridKind, no: number, room: number) => kind.values[rooms[no]?.indexOf(room) ?? -1]?.word ?? '';
  const row = Array.from({ length: size.rooms }, (_, no) => no + 1);
  return row.flatMap((room) => kinds.map((kind, no) => wordIn(kind, no, room))).join(', ');
}

/** Arrangements that break exactly one clue, the order turned round, and two neighbours' things exchanged. */
function gridMistakes(facts: GridFacts): string[] {
  const [right] = solutions(facts);
  if (right === undefined) return [];
  const broken = (rooms: Rooms) => facts.clues.filter((clue) => !holds(clue, rooms)).length;
  const almost = arrangements(facts.size.rooms)
    .filter((rooms) => broken(rooms) === 1)
    .slice(0, 2);
  const turned = right.map((values) => values.map((room) => facts.size.rooms + 1 - room));
  const exchanged = right.map((values, kind) =>
    kind === 2 ? values.map((room) => (room < 3 ? 3 - room : room)) : values,
  );
  return [...new Set([turned, ...almost, exchanged].map((rooms) => listWords(rooms, facts)))];
}

function explainGrid(facts: GridFacts): string {
  const [right = []] = solutions(facts);
  const words = listWords(right, facts).split(', ');
  const rows = Array.from(
    { length: facts.size.rooms },
    (_, no) => `room ${no + 1}: ${words.slice(no * 3, no * 3 + 3).join(', ')}`,
  );
  return `Only one arrangement fits all ${facts.clues.length} clues: ${rows.join('; ')}.`;
}

function gridForm({ kinds, size }: GridFacts): string {
  const row = Array.from({ length: size.rooms }, (_, no) => no + 1);
  return row.flatMap((room) => kinds.map(({ name }) => `<${name} in room ${room}>`)).join(', ');
}

/** `Room 1: Ana, tea, drum; Room 2: …`: another way that models like. */
function roomByRoom(answer: string): string {
  const words = answer.split(', ');
  const rooms = words.flatMap((word, at) => (at % 3 === 0 ? [[word, ...words.slice(at + 1, at + 3)].join(', ')] : []));
  return rooms.map((room, no) => `Room ${no + 1}: ${room}`).join('; ');
}

/** What the two grids have in common. */
export const gridParts = {
  category: 'logic',
  criteria: {
    scorers: [
      {
        type: 'checker',
        use: 'sequence',
        extract: 'answer_line',
        // Labels of rooms that an answer may put in front of each.
        params: { ignore: ['room', '1', '2', '3', '4'] },
      },
    ],
  },
  ask: askGrid,
  answerForm: gridForm,
  solve: (facts) => solutions(facts).map((rooms) => listWords(rooms, facts)),
  explain: explainGrid,
  otherForms: (answer) => [
    `**ANSWER: ${answer}**`,
    `Final answer: ${answer.toLowerCase().replaceAll(', ', ',  ')}.`,
    `ANSWER: ${answer.replaceAll(', ', ' | ')}`,
    `ANSWER: ${roomByRoom(answer)}`,
  ],
  mistakes: gridMistakes,
} as const satisfies Partial<FamilyPlan<GridFacts>>;
