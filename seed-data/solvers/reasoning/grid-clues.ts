import { capital } from '../in-words';
import type { GridKind, GridValue } from './grid-words';

/** A value of a puzzle: kind and value, both from 0. Kind 0 is the people. */
export interface Item {
  readonly kind: number;
  readonly value: number;
}

/** Rooms count from 1. `left_of` is anywhere to the left. */
export type Clue =
  | {
      readonly type: 'same' | 'different' | 'next_to' | 'left_of' | 'directly_left_of';
      readonly a: Item;
      readonly b: Item;
    }
  | { readonly type: 'in' | 'not_in'; readonly a: Item; readonly room: number };

/** Room of each value, by kind and value. */
export type Rooms = readonly (readonly number[])[];

/** Whether a clue is true of an arrangement. */
export function holds(clue: Clue, rooms: Rooms): boolean {
  const roomOf = ({ kind, value }: Item): number => rooms[kind]?.[value] ?? Number.NaN;
  switch (clue.type) {
    case 'same':
      return roomOf(clue.a) === roomOf(clue.b);
    case 'different':
      return roomOf(clue.a) !== roomOf(clue.b);
    case 'next_to':
      return Math.abs(roomOf(clue.a) - roomOf(clue.b)) === 1;
    case 'left_of':
      return roomOf(clue.a) < roomOf(clue.b);
    case 'directly_left_of':
      return roomOf(clue.a) + 1 === roomOf(clue.b);
    case 'in':
      return roomOf(clue.a) === clue.room;
    case 'not_in':
      return roomOf(clue.a) !== clue.room;
    default:
      return clue satisfies never;
  }
}

/** The clue as a sentence. */
export function sayClue(clue: Clue, kinds: readonly GridKind[]): string {
  const value = ({ kind, value: no }: Item): GridValue =>
    kinds[kind]?.values[no] ?? { word: '', who: '', does: '', doesNot: '' };
  const subject = capital(value(clue.a).who);
  switch (clue.type) {
    case 'same':
      return `${subject} ${value(clue.b).does}.`;
    case 'different':
      return `${subject} ${value(clue.b).doesNot}.`;
    case 'next_to':
      return `${subject} lives next to ${value(clue.b).who}.`;
    case 'left_of':
      return `${subject} lives somewhere to the left of ${value(clue.b).who}.`;
    case 'directly_left_of':
      return `${subject} lives directly to the left of ${value(clue.b).who}.`;
    case 'in':
      return `${subject} lives in room ${clue.room}.`;
    case 'not_in':
      return `${subject} does not live in room ${clue.room}.`;
    default:
      return clue satisfies never;
  }
}

/** Every clue that could be given about an arrangement, all of them true. `b` is never a person in `same` and `different`. */
export function trueClues(rooms: Rooms): Clue[] {
  const size = rooms[0]?.length ?? 0;
  const items = rooms.flatMap((values, kind) => values.map((_, value): Item => ({ kind, value })));
  const pairs = items.flatMap((a) => items.filter((b) => b.kind !== a.kind).map((b) => ({ a, b })));
  const withinKind = items.flatMap((a) =>
    items.filter((b) => b.kind === a.kind && b.value !== a.value).map((b) => ({ a, b })),
  );
  const clues: Clue[] = [
    ...pairs
      .filter(({ a, b }) => a.kind < b.kind)
      .flatMap(({ a, b }): Clue[] => [
        { type: 'same', a, b },
        { type: 'different', a, b },
      ]),
    ...[...pairs, ...withinKind].flatMap(({ a, b }): Clue[] => [
      { type: 'next_to', a, b },
      { type: 'left_of', a, b },
      { type: 'directly_left_of', a, b },
    ]),
    ...items.flatMap((a) =>
      Array.from({ length: size }, (_, no): Clue[] => [
        { type: 'in', a, room: no + 1 },
        { type: 'not_in', a, room: no + 1 },
      ]).flat(),
    ),
  ];
  return clues.filter((clue) => holds(clue, rooms));
}
