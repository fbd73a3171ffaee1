import { ProblemError, type TaskDraft } from '@assay/contracts';
import { checkDraft, printPath } from '@assay/domain/task-file';

/** A task in the form of the API. Throws `invalid_request` with every wrong field; `within` is where it stands in the body. */
export function readDraft(body: unknown, within = ''): TaskDraft {
  const { draft, problems } = checkDraft(body, 'camel');
  if (draft !== null) return draft;
  const places = problems.map(({ path, message }) => ({ path: placeOf(within, printPath(path)), message }));
  throw new ProblemError(
    'invalid_request',
    `The task is not valid: ${places.length} of its fields must be corrected.`,
    places,
  );
}

function placeOf(within: string, path: string): string {
  return [within, path].filter((part) => part !== '').join('.');
}
