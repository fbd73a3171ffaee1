import type { RunSummary } from '@assay/contracts';
import { shortName } from './words';

/** A model with stored answers that can be put beside others. */
export interface Candidate {
  /** The tag, with its server where several hold it: as the comparison is asked. */
  readonly ref: string;
  readonly model: string;
  readonly modelId: string;
  readonly server: string;
  /** Runs that hold answers of it, the newest first. */
  readonly runIds: readonly string[];
}

/** The models of the given runs that have at least one scored answer, in the order of their newest run. */
export function candidatesOf(runs: readonly RunSummary[]): Candidate[] {
  const found = new Map<string, Omit<Candidate, 'ref'>>();
  for (const run of runs) {
    for (const model of run.models) {
      if (model.counts.passed + model.counts.failed === 0) continue;
      const key = `${model.name}@${model.server}`;
      const known = found.get(key);
      const { name, modelId, server } = model;
      found.set(key, { ...(known ?? { model: name, modelId, server }), runIds: [...(known?.runIds ?? []), run.id] });
    }
  }
  const all = [...found.values()];
  return all.map((one) => {
    const twice = all.filter((other) => other.model === one.model).length > 1;
    return { ...one, ref: twice ? `${one.model}@${one.server}` : one.model };
  });
}

/** Whether a column that is asked for is this candidate; the tag `latest` need not be said. */
export function isCandidate(ref: string, candidate: Candidate): boolean {
  const asked = shortName(ref);
  return [candidate.ref, `${candidate.model}@${candidate.server}`].some((name) => shortName(name) === asked);
}

/** The runs to ask when a column is added: where the present ones hold nothing of it, its newest run comes along. */
export function runsWith(candidate: Candidate, runIds: readonly string[]): readonly string[] {
  if (runIds.length === 0 || candidate.runIds.some((id) => runIds.includes(id))) return runIds;
  return [...runIds, ...candidate.runIds.slice(0, 1)];
}
