import { LineIndex } from './line-index';
import { offsetOf, onDemand, type Places } from './places';
import type { RawTask, SyntaxProblem, TaskReading } from './raw-task';
import { JsonFault, JsonReader } from './read-json';

/** Reads a JSON text: one task, or a list of tasks; stops one after `most`. */
export function readJsonTasks(text: string, most: number): TaskReading {
  const lines = new LineIndex(text);
  const tasks: RawTask[] = [];
  try {
    const reader = new JsonReader(text);
    const readTask = () => {
      if (tasks.length > most) throw new Enough();
      tasks.push(rawTask(reader, text, (offset) => lines.lineAt(offset)));
    };
    if (reader.sees('[')) reader.eachItem(readTask);
    else readTask();
    if (!reader.atEnd())
      throw new JsonFault('There is more after the end of the JSON value; one value a line is JSONL.', reader.at);
    return { tasks, problems: [] };
  } catch (error) {
    if (error instanceof Enough) return { tasks, problems: [] };
    return { tasks: [], problems: [syntaxProblem(error, (offset) => lines.lineAt(offset))] };
  }
}

/** Reads a JSONL text line by line, so that all bad lines are named; stops one after `most` lines that are not empty. */
export function readJsonlTasks(text: string, most: number): TaskReading {
  const tasks: RawTask[] = [];
  const problems: SyntaxProblem[] = [];
  for (const reading of jsonlReadings(text)) {
    tasks.push(...reading.tasks);
    problems.push(...reading.problems);
    if (tasks.length + problems.length > most) break;
  }
  return { tasks, problems };
}

/** The lines of a JSONL text that are not empty, one by one, each read when it is asked for. */
export function* jsonlReadings(text: string): Generator<TaskReading> {
  let line = 0;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    line++;
    const [row] = match;
    if (row.trim() !== '') yield readJsonLine(row, line);
  }
}

/** Characters of one line. */
const LONGEST_LINE = 16 * 1_048_576;

/** Reads one line of a JSONL file; `line` is its number in the file, from 1. For files that are read in pieces. */
export function readJsonLine(text: string, line: number): TaskReading {
  if (text.length > LONGEST_LINE)
    return { tasks: [], problems: [{ line, message: 'This line is longer than 16 MB.' }] };
  try {
    const reader = new JsonReader(text);
    const task = rawTask(reader, text, () => line);
    if (!reader.atEnd()) throw new JsonFault('There is more after the end of the object on this line.', reader.at);
    return { tasks: [task], problems: [] };
  } catch (error) {
    return { tasks: [], problems: [syntaxProblem(error, () => line)] };
  }
}

/** Ends the reading of a list that is too long anyway. */
class Enough extends Error {}

function rawTask(reader: JsonReader, text: string, lineAt: (offset: number) => number): RawTask {
  reader.atEnd();
  const start = reader.at;
  const value = reader.readValue();
  const places = onDemand(() => placesOf(text, start));
  return { value, line: lineAt(start), lineOf: (path) => lineAt(offsetOf(places(), path)) };
}

function placesOf(text: string, start: number): Places {
  const places: Places = new Map();
  new JsonReader(text, start, places).readValue();
  return places;
}

function syntaxProblem(error: unknown, lineAt: (offset: number) => number): SyntaxProblem {
  if (!(error instanceof JsonFault)) throw error;
  return { line: lineAt(error.at), message: error.message };
}
