import { ProblemError, type TaskDraft } from '@assay/contracts';
import { checkDraft, printPath, type DraftProblem } from '@assay/domain/task-file';

/** A task in the form of the API. Throws `invalid_request` with every wrong field; `within` is where it stands in the body. */
export function readDraft(body: unknown, within = ''): TaskDraft {
  const { draft, problems } = checkDraft(body, 'camel');
  if (draft !== null) return draft;
  throw invalidDraft(problems, within);
}

/** Says what is wrong with a task of a request, as `invalid_request`. */
export function invalidDraft(problems: readonly DraftProblem[], within: string): ProblemError {
  const places = problems.map(({ path, message }) => ({ path: placeOf(within, printPath(path)), message }));
  return new ProblemError(
    'invalid_request',
    `The task is not valid: ${places.length} of its fields must be corrected.`,
    places,
  );
}

function placeOf(within: string, path: string): string {
  return [within, path].filter((part) => part !== '').join('.');
}
