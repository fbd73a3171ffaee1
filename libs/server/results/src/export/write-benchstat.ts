import type { Result, ResultFlag } from '@assay/contracts';

/** Flags that spoil the time of an answer as a whole. */
const SPOILS: readonly ResultFlag[] = ['cold', 'concurrent', 'contended', 'after_cancel', 'cpu_spill'];

/** A part of a name: the format splits at blanks and slashes. */
function part(text: string): string {
  return text.replace(/[\s/\p{C}]+/gu, '_');
}

/** Which way is better, where the format does not know a unit by itself. */
const UNITS = ['Unit tokens/s better=higher', 'Unit ns/first-token better=lower'];

/**
 * Times as Go's benchmark format, which benchstat reads: a line per timed answer, repeated names being samples. Answers whose time a flag spoils
 * are left out. The task type ends the name: a "-7" at its end would be read as the number of processors. Units: ns/op (whole answer without loading), tokens/s, ns/first-token.
 */
export async function* writeBenchstat(results: AsyncIterable<Result>): AsyncGenerator<string> {
  yield `pkg: assay\n${UNITS.join('\n')}\n`;
  for await (const result of results) {
    const { executionTime, metrics, flags } = result;
    if (executionTime === null || executionTime <= 0 || flags.some((flag) => SPOILS.includes(flag))) continue;
    const name = `BenchmarkAnswer/model=${part(result.model)}/server=${part(result.server)}/task=${part(result.taskKey)}/type=${part(result.taskType)}`;
    const figures = [
      `${Math.round(executionTime * 1e6)} ns/op`,
      ...(metrics.tokensPerSecond === null ? [] : [`${metrics.tokensPerSecond.toFixed(2)} tokens/s`]),
      ...(metrics.firstTokenMs === null ? [] : [`${Math.round(metrics.firstTokenMs * 1e6)} ns/first-token`]),
    ];
    yield `${name}\t1\t${figures.join('\t')}\n`;
  }
}
