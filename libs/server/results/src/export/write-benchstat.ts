import type { Result, ResultFlag } from '@assay/contracts';

/** Flags that spoil the time of an answer as a whole. */
const SPOILS: readonly ResultFlag[] = ['cold', 'concurrent', 'contended', 'after_cancel', 'cpu_spill'];

/** A part of a name: the format splits at blanks and slashes. */
function part(text: string): string {
  return text.replace(/[\s/]+/g, '_').replace(/[^\x21-\x7E]/g, '?');
}

/**
 * Times as Go's benchmark format, which benchstat reads: a line per timed answer, repeated names being samples. Answers whose time a flag spoils
 * are left out. Units: ns/op (whole answer without loading), tokens/s, ns/first-token.
 */
export async function* writeBenchstat(results: AsyncIterable<Result>): AsyncGenerator<string> {
  yield 'pkg: assay\n';
  for await (const result of results) {
    const { executionTime, metrics, flags } = result;
    if (executionTime === null || executionTime <= 0 || flags.some((flag) => SPOILS.includes(flag))) continue;
    const name = `BenchmarkAnswer/model=${part(result.model)}/server=${part(result.server)}/task=${part(result.taskKey)}`;
    const figures = [
      `${Math.round(executionTime * 1e6)} ns/op`,
      ...(metrics.tokensPerSecond === null ? [] : [`${metrics.tokensPerSecond.toFixed(2)} tokens/s`]),
      ...(metrics.firstTokenMs === null ? [] : [`${Math.round(metrics.firstTokenMs * 1e6)} ns/first-token`]),
    ];
    yield `${name}\t1\t${figures.join('\t')}\n`;
  }
}
