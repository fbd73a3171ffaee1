// Builds in a process of its own, so that what serves afterwards does not carry the compiler.
import { PART_NAMES, isCurrent } from './build/parts.mjs';
import { runNode } from './run.mjs';

/** Builds those of the named parts that are missing or older than their sources. Ends this process with 1 when that fails. */
export async function buildWhatChanged(names = PART_NAMES) {
  const current = await Promise.all(names.map(isCurrent));
  if (current.every(Boolean)) return;
  // What the compiler says goes to the error output: the output of a command may be data.
  await runNode(['scripts/build.mjs', ...names], { stdout: process.stderr.fd }).catch(() => process.exit(1));
}
