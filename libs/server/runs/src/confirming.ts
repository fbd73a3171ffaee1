import type { StartRun } from '@assay/contracts';
import type { RunOrigin } from '@assay/server/execution';
import type { RunViewer } from './run-viewer';

/**
 * Where a run comes from that looks into a suspicion about another one: it asks the same instances with fresh seeds, so that its answers are new.
 * Undefined for a run of its own. Throws `not_found`.
 */
export async function originOf({ confirms }: StartRun, runs: RunViewer): Promise<RunOrigin | undefined> {
  if (confirms === undefined) return undefined;
  const { id, epochs } = await runs.read(confirms);
  return { kind: 'confirm', parentRunId: id, seedSalt: `confirms ${id}`, cycle: epochs };
}
