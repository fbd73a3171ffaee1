import { EVENT_ID, getScalarValue, YAMLException, type Event } from 'js-yaml';
import { childPlace, type Places } from './places';
import { MAX_KEYS } from './raw-task';

/** Offset at which the node of an event begins. */
export function eventOffset(event: Event | undefined): number {
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    default:
      return 0;
  }
}

/** Index of the event after the node that begins at `at`. */
export function nextSibling(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let index = at; index < events.length; index++) {
    const type = events[index]?.type;
    if (type === EVENT_ID.POP) depth--;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) depth++;
    if (depth <= 0) return index + 1;
  }
  return events.length;
}

/** Offsets of all fields of the node that begins at `at`. */
export function placesOfEvents(events: readonly Event[], at: number, text: string): Places {
  const places: Places = new Map([['', eventOffset(events[at])]]);
  const note = (place: string, offset: number) => places.has(place) || places.set(place, offset);
  const walk = (index: number, place: string): number => {
    const type = events[index]?.type;
    note(place, eventOffset(events[index]));
    if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return index + 1;
    let next = index + 1;
    for (let no = 0; events[next] !== undefined && events[next]?.type !== EVENT_ID.POP; no++) {
      const key = type === EVENT_ID.MAPPING ? events[next] : undefined;
      const inside = childPlace(place, key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : no);
      if (key !== undefined) note(inside, eventOffset(key));
      next = walk(key === undefined ? next : next + 1, inside);
    }
    return next + 1;
  };
  walk(at, '');
  return places;
}

/** Throws where a mapping has more keys than a task could need: building huge objects would take long. */
export function refuseManyKeys(events: readonly Event[], text: string): void {
  const counts: number[] = [];
  const isMapping: boolean[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      counts.pop();
      isMapping.pop();
      continue;
    }
    const children = (counts.pop() ?? 0) + 1;
    counts.push(children);
    if (isMapping.at(-1) === true && children > 2 * MAX_KEYS) {
      YAMLException.throwAt(text, eventOffset(event), `an object may have at most ${MAX_KEYS} keys`);
    }
    if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue;
    counts.push(0);
    isMapping.push(event.type === EVENT_ID.MAPPING);
  }
}
