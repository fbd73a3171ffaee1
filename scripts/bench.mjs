// npm run bench [-- NAME …]: measures the built program on simulated servers; one JSON object per benchmark on stdout, a word about progress on stderr.
import { cpus, totalmem } from 'node:os';
import { BENCHMARKS } from './bench/registry.mjs';
import { buildWhatChanged } from './build-what-changed.mjs';

const names = process.argv.slice(2);
const known = BENCHMARKS.map(({ name }) => name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Benchmarks are ${known.join(', ')}.`);
  process.exit(2);
}
await buildWhatChanged(['server']);
const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
for (const { name, about, run } of BENCHMARKS.filter((one) => names.length === 0 || names.includes(one.name))) {
  console.error(`… ${name}: ${about}`);
  const began = performance.now();
  try {
    const figures = await run();
    const met = Object.values(figures.targets ?? {}).every((target) => target.met);
    print({ benchmark: name, met, ...figures, seconds: secondsSince(began), machine });
  } catch (error) {
    process.exitCode = 1;
    print({ benchmark: name, met: false, error: error.message, seconds: secondsSince(began), machine });
    console.error(error);
  }
}

function print(object) {
  process.stdout.write(`${JSON.stringify(object)}\n`);
}

function secondsSince(began) {
  return Math.round((performance.now() - began) / 100) / 10;
}
