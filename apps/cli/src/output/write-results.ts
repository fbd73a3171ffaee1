import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Result } from '@assay/contracts';

/** Writes `{run, results, comparison}` piece by piece: results may be many. Gives them back without their texts. */
export async function writeOutcome<Compared>(
  path: string | undefined,
  run: unknown,
  results: AsyncIterable<Result>,
  compare: (results: readonly Result[]) => Promise<Compared>,
): Promise<{ readonly results: readonly Result[]; readonly comparison: Compared }> {
  const file = path === undefined ? null : createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (file !== null && !file.write(text)) await once(file, 'drain');
  };
  const kept: Result[] = [];
  await write(`{\n"run": ${JSON.stringify(run)},\n"results": [`);
  for await (const result of results) {
    await write(`${kept.length === 0 ? '' : ','}\n${JSON.stringify(result)}`);
    kept.push({ ...result, output: null, scores: [] });
  }
  const comparison = await compare(kept);
  await write(`\n],\n"comparison": ${JSON.stringify(comparison)}\n}\n`);
  if (file !== null) {
    file.end();
    await finished(file);
  }
  return { results: kept, comparison };
}
