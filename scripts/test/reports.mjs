// Reads how many tests passed, failed and were skipped from what the runners write.
import { readFile } from 'node:fs/promises';

/** Arguments and environment that make a runner write its counts to a file. */
export function reportOptions(kind, file) {
  if (kind === 'jest') return { args: ['--json', `--outputFile=${file}`], env: {} };
  if (kind === 'playwright') return { args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } };
  return { args: [], env: {} };
}

/** Counts of a step that ended with `code`. A step that failed counts at least one failure, a runner that ran nothing too. */
export async function countsOf(kind, file, code) {
  const counts = kind === undefined ? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 } : await read(kind, file);
  const ranNothing = counts.passed + counts.failed + counts.skipped === 0;
  return code !== 0 || ranNothing ? { ...counts, failed: Math.max(1, counts.failed) } : counts;
}

async function read(kind, file) {
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  return kind === 'jest' ? jestCounts(report) : playwrightCounts(report.stats ?? {});
}

/** A spec file that could not even be loaded is a failure too. */
function jestCounts(report) {
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + (report.numRuntimeErrorTestSuites ?? 0),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** A test that passes only when it is repeated has failed. */
function playwrightCounts(stats) {
  return {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  };
}
