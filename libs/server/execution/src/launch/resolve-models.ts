import { ProblemError, type ModelRef } from '@assay/contracts';
import type { ServedTag } from '@assay/server/persistence';

/** Whether a tag is what a person means by a name: itself, or itself with `:latest`. */
function isNamed(tag: ServedTag, name: string): boolean {
  return tag.tag === name || tag.tag === `${name}:latest`;
}

/**
 * Finds the one model on one server that a reference means; `serverId` may be a server's id or name. A disabled server counts only
 * where no other has the model. Throws `ProblemError` `unknown_model` or `ambiguous_model`, with the place in the request.
 */
export function resolveModel(ref: ModelRef, served: readonly ServedTag[], path: string): ServedTag {
  const named = served.filter((tag) => isNamed(tag, ref.model));
  const there = named.filter((tag) => ref.serverId === undefined || [tag.serverId, tag.server].includes(ref.serverId));
  const enabled = there.filter((tag) => tag.enabled);
  const candidates = enabled.length > 0 ? enabled : there;
  const servers = [...new Set(candidates.map((tag) => tag.server))];
  if (servers.length > 1) {
    const message = `${ref.model} is on ${servers.join(' and ')}.`;
    throw new ProblemError('ambiguous_model', message, [{ path: `${path}.serverId`, message: 'Name one of them.' }]);
  }
  const exact = candidates.find((tag) => tag.tag === ref.model) ?? candidates[0];
  if (exact !== undefined) return exact;
  const { serverId, model } = ref;
  const nowhere =
    serverId === undefined ? `No server has a model ${model}.` : `Server ${serverId} has no model ${model}.`;
  const elsewhere = named.length > 0 ? ` It is on ${[...new Set(named.map((tag) => tag.server))].join(' and ')}.` : '';
  const message = `${nowhere}${elsewhere}`;
  throw new ProblemError('unknown_model', message, [{ path: `${path}.model`, message }]);
}

/** Finds every model of a run; the same model on the same server named twice is one. Reports all that cannot be found at once. */
export function resolveModels(refs: readonly ModelRef[], served: readonly ServedTag[]): ServedTag[] {
  const found = new Map<string, ServedTag>();
  const failed: ProblemError[] = [];
  refs.forEach((ref, place) => {
    try {
      const tag = resolveModel(ref, served, `models[${place}]`);
      const key = `${tag.serverId}/${tag.modelId}`;
      if (!found.has(key)) found.set(key, tag);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      failed.push(error);
    }
  });
  const [first] = failed;
  if (first === undefined) return [...found.values()];
  throw new ProblemError(
    first.code,
    failed.map((error) => error.detail).join(' '),
    failed.flatMap((error) => error.errors),
  );
}
