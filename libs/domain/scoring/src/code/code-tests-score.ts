import type { CodeTestsScorer } from '@assay/contracts';
import type { CodeProgram, CodeSandbox } from '@assay/domain/run';
import type { ProvidedScore } from '../evaluate-answer';
import { found, notFound, type Extraction } from '../extract/extraction';
import { extractionsOf } from '../extract/extract-for';
import { notScored, type Finding } from '../scorers/finding';
import type { CheckedTask } from './check-answer';
import { casesOf } from './code-case';
import { codeReadings, looksLikeCode, type CodeReading } from './code-readings';
import { judgeCases, judgeTest, noCode, type CodeReport } from './judge-cases';
import { scoreCode } from './score-code';

/** What one answer is tested with. */
interface CodeTest {
  readonly spec: CodeTestsScorer;
  readonly program: CodeProgram;
  readonly readings: readonly CodeReading[];
  readonly task: CheckedTask;
}

/** Runs the program in an answer against the cases or the test script of the task. The judgement is made here, from values. */
export async function codeTestsScore(
  spec: CodeTestsScorer,
  text: string,
  task: CheckedTask,
  sandbox: CodeSandbox,
): Promise<ProvidedScore> {
  const { language, entryPoint } = spec;
  if (entryPoint === undefined) return { finding: broken('it does not name the function to call') };
  const readings = readingsOf(spec, entryPoint, text);
  const program = { language, entryPoint, sources: readings.map(({ source }) => source) };
  const ran = await runTests({ spec, program, readings, task }, sandbox);
  if ('finding' in ran) return ran;
  const { report, chosen } = ran;
  // Prose that was tried as a program, for want of anything better.
  if (report.verdict === 'load_error' && chosen === null && !looksLikeCode(text)) {
    return { finding: scoreCode(noCode(report.total)), extraction: extractionOf([], null) };
  }
  return { finding: scoreCode(report), extraction: extractionOf(readings, chosen) };
}

/** What was run and how it did; a finding where the task itself is broken. */
type Ran = { readonly report: CodeReport; readonly chosen: number | null } | { readonly finding: Finding };

async function runTests({ spec, program, readings, task }: CodeTest, sandbox: CodeSandbox): Promise<Ran> {
  if (spec.test === undefined || spec.cases !== undefined) {
    const read = casesOf(spec, task.expectedOutput);
    if ('problem' in read) return { finding: broken(read.problem) };
    if (readings.length === 0) return { report: noCode(read.cases.length), chosen: null };
    const run = await sandbox.runCases(program, read.cases);
    return { report: judgeCases(program.entryPoint, read.cases, run), chosen: run.chosen };
  }
  if (readings.length === 0) return { report: noCode(1), chosen: null };
  const run = await sandbox.runTest(program, { script: scriptOf(spec, spec.test), scope: scopeOf(task.key) });
  return { report: judgeTest(run), chosen: run.chosen };
}

/** A Python test may use helpers of the code that the task began: they come from the task, never from the answer. */
function scriptOf({ language, prompt }: CodeTestsScorer, test: string): string {
  return language === 'python' && prompt !== undefined ? `${prompt}\n\n${test}` : test;
}

function readingsOf(spec: CodeTestsScorer, entryPoint: string, text: string): readonly CodeReading[] {
  if (text === '') return [];
  if (spec.extract === undefined || spec.extract === 'code') {
    const { language, prompt } = spec;
    return codeReadings(text, { language, entryPoint, ...(prompt === undefined ? {} : { prompt }) });
  }
  const extraction = extractionsOf(text)(spec);
  return extraction.found ? [{ source: extraction.text, how: extraction.trace.join(' ') }] : [];
}

/** What was run, as the result shows it. */
function extractionOf(readings: readonly CodeReading[], chosen: number | null): Extraction {
  const reading = readings[chosen ?? 0];
  if (reading === undefined) return notFound('code', 'There is no code in the answer.');
  const unread = chosen === null ? ['None of the ways to read the answer gives a program.'] : [];
  return found('code', reading.source, reading.how, ...unread);
}

/** Whose tests these are; those of one author may share a process: `humaneval/12` → `humaneval`. */
function scopeOf(key: string): string {
  return key.split('/')[0] ?? key;
}

function broken(what: string): Finding {
  return notScored('harness_error', `The tests of the task are broken: ${what}`);
}
