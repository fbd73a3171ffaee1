import { constructFromEvents, CORE_SCHEMA, EVENT_ID, parseEvents, YAMLException, type Event } from 'js-yaml';
import { LineIndex } from './line-index';
import { offsetOf, onDemand } from './places';
import { MAX_DEPTH, type RawTask, type SyntaxProblem, type TaskReading } from './raw-task';
import { eventOffset, nextSibling, placesOfEvents, refuseManyKeys } from './yaml-events';

/** Reads a YAML text: every document is one task or a list of tasks. No aliases, no tags of programs, no duplicate keys. */
export function readYamlTasks(text: string): TaskReading {
  const lines = new LineIndex(text);
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    refuseManyKeys(events, text);
    const documents = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, maxAliases: 0 });
    const roots = documentRoots(events);
    return {
      tasks: documents.flatMap((document, no) => tasksOf(document, roots[no], { events, text, lines })),
      problems: [],
    };
  } catch (error) {
    return { tasks: [], problems: [syntaxProblem(error)] };
  }
}

interface Source {
  readonly events: readonly Event[];
  readonly text: string;
  readonly lines: LineIndex;
}

/** Index of the first event inside of each document; null for an empty one. */
function documentRoots(events: readonly Event[]): (number | null)[] {
  const roots: (number | null)[] = [];
  for (let at = 0; at < events.length; at = nextSibling(events, at)) {
    roots.push(events[at + 1]?.type === EVENT_ID.POP ? null : at + 1);
  }
  return roots;
}

function tasksOf(document: unknown, root: number | null | undefined, source: Source): RawTask[] {
  if (root === null || root === undefined || document === null) return [];
  if (!Array.isArray(document)) return [rawTask(document, root, source)];
  const tasks: RawTask[] = [];
  let at = root + 1;
  for (const value of document) {
    tasks.push(rawTask(value, at, source));
    at = nextSibling(source.events, at);
  }
  return tasks;
}

function rawTask(value: unknown, at: number, { events, text, lines }: Source): RawTask {
  const places = onDemand(() => placesOfEvents(events, at, text));
  return {
    value,
    line: lines.lineAt(eventOffset(events[at])),
    lineOf: (path) => lines.lineAt(offsetOf(places(), path)),
  };
}

function syntaxProblem(error: unknown): SyntaxProblem {
  if (!(error instanceof YAMLException)) return { line: null, message: `The YAML cannot be read: ${String(error)}` };
  const line = error.mark === undefined ? null : error.mark.line + 1;
  return { line, message: inPlainWords(error.reason) };
}

function inPlainWords(reason: string): string {
  if (reason.startsWith('aliases exceeded'))
    return 'Aliases (*name) are not allowed in task files; write the value out.';
  if (reason.startsWith('duplicated mapping key')) return 'This key is there twice.';
  if (reason.startsWith('nesting exceeded')) return `Nested deeper than ${MAX_DEPTH} levels.`;
  if (reason.startsWith('unknown ')) return `Tags are not allowed in task files (${reason}).`;
  return `The YAML cannot be read: ${reason}.`;
}
