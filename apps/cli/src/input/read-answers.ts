import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  AnswerCollector,
  benchmarkSample,
  isBenchmarkSample,
  isLmEvalSample,
  isPromptfooResults,
  lmEvalAnswers,
  plainAnswer,
  promptfooAnswers,
  sampleOf,
  type AnswerableTask,
  type RecordedAnswers,
} from '@assay/domain/answer-file';
import { UsageError } from '../usage-error';
import { readRows } from './read-rows';
import { readStart } from './read-start';

/** Bytes of a JSON document, unpacked. */
const LARGEST_DOCUMENT = 256 * 1_048_576;

/**
 * Recorded answers of a file: lines `{task, model, output, …}` (JSONL or CSV), samples of lm-evaluation-harness or of code
 * benchmarks, responses of IFEval, or results of promptfoo; also gzip. `model` is who answered where the file does not say. Throws `UsageError` where it cannot be read at all.
 */
export async function readAnswers(
  path: string,
  tasks: readonly AnswerableTask[],
  model: string | null,
): Promise<RecordedAnswers> {
  const collector = new AnswerCollector(tasks);
  if (await isDocument(path)) await addDocument(path, collector);
  else await addRows(path, collector, model);
  return collector.result();
}

/** Whether the file is one JSON value: over several lines, or of results. */
async function isDocument(path: string): Promise<boolean> {
  const { text } = await readStart(path);
  if (!/^[[{]/.test(text)) return false;
  const [first = '', second] = text.split(/\r?\n/, 2);
  const oneLine = /[}\]]\s*$/.test(first) || second === undefined;
  return !oneLine || beginsWithResults(first);
}

/** Results of promptfoo on one line hold `results` before anything of an answer. */
function beginsWithResults(line: string): boolean {
  const [results, task] = ['"results"', '"task"'].map((name) => line.indexOf(name));
  return results !== undefined && results > 0 && (task === undefined || task < 0 || results < task);
}

async function addDocument(path: string, collector: AnswerCollector): Promise<void> {
  const document = await readDocument(path);
  if (!isPromptfooResults(document))
    throw new UsageError(
      `${path} is one JSON document, but none of promptfoo's results. Recorded answers are JSONL (one object a line) or CSV with task, model and output.`,
    );
  for (const answer of promptfooAnswers(document)) if (collector.goesOn) collector.add(() => [answer]);
}

async function readDocument(path: string): Promise<unknown> {
  const { size } = await stat(path);
  if (size > LARGEST_DOCUMENT) throw new UsageError(`${path} is larger than 256 MB.`);
  try {
    const bytes = await readFile(path);
    const plain = bytes[0] === 0x1f ? await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_DOCUMENT }) : bytes;
    return JSON.parse(plain.toString('utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}

async function addRows(path: string, collector: AnswerCollector, model: string | null): Promise<void> {
  const samples = new Set<string>();
  for await (const row of readRows(path)) {
    if (!collector.goesOn) return;
    if (isBenchmarkSample(row)) collector.add(() => [benchmarkSample(row, model)]);
    else if (!isLmEvalSample(row)) collector.add(() => [plainAnswer(row, model)]);
    else if (!samples.has(sampleOf(row))) {
      samples.add(sampleOf(row));
      collector.add(() => lmEvalAnswers(row, model ?? folderModel(path)));
    }
  }
}

/** The harness writes the samples of a model into a folder of its name, `org__model`. */
function folderModel(path: string): string {
  return basename(dirname(resolve(path))).replace('__', '/');
}
