/** The closed list of problem codes: HTTP status, title, and what to do next. */
export const PROBLEMS = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    hint: 'Correct the fields named in errors and send it again.',
  },
  invalid_json: {
    status: 400,
    title: 'The body is not valid JSON',
    hint: 'Send one JSON object with Content-Type application/json.',
  },
  invalid_cursor: {
    status: 400,
    title: 'The cursor is not valid',
    hint: 'Start again without a cursor; a cursor belongs to the same filters and sort.',
  },
  ambiguous_model: {
    status: 400,
    title: 'Several servers hold this model',
    hint: 'Name the server with serverId, or write model@server.',
  },
  unknown_model: {
    status: 400,
    title: 'This model is not known here',
    hint: 'To run it, pull it on the server (ollama pull NAME) and refresh the server. To compare it, run a benchmark with it first.',
  },
  nothing_to_run: {
    status: 400,
    title: 'The selection holds no task',
    hint: 'Choose at least one task that is not archived.',
  },
  run_refused: {
    status: 400,
    title: 'This run cannot start',
    hint: 'Resolve the problems named in errors, or leave those models out.',
  },
  url_not_allowed: {
    status: 400,
    title: 'This address is not allowed',
    hint: 'Use the http or https address of a model server; link-local, metadata and own addresses are blocked.',
  },
  forbidden_origin: {
    status: 403,
    title: 'The request came from another site',
    hint: 'Open the console at the address that npm start printed.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing at this address',
    hint: 'Check the id; GET /api/docs lists every route.',
  },
  method_not_allowed: {
    status: 405,
    title: 'This route does not know the method',
    hint: 'GET /api/docs lists every route with its methods.',
  },
  conflict: {
    status: 409,
    title: 'That cannot be done in the current state',
    hint: 'Read the current state and decide again.',
  },
  name_taken: { status: 409, title: 'This name is taken', hint: 'Choose another name.' },
  in_use: { status: 409, title: 'It is still in use', hint: 'Cancel or finish what uses it, then try again.' },
  built_in: {
    status: 409,
    title: 'Built-in things cannot be changed',
    hint: 'Make a copy under another name and change that.',
  },
  payload_too_large: {
    status: 413,
    title: 'The body is too large',
    hint: 'JSON bodies may have 1 MB, task files 5 MB, JSONL and CSV 64 MB.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'This content type is not understood',
    hint: 'Send application/json; for an import also YAML, JSONL, CSV or a multipart file.',
  },
  host_not_allowed: {
    status: 421,
    title: 'This host name is not served here',
    hint: 'Open the console at the address that npm start printed.',
  },
  import_invalid: {
    status: 422,
    title: 'The file has invalid tasks; nothing was written',
    hint: 'Correct the lines named in invalid and import again.',
  },
  too_many_requests: { status: 429, title: 'Too many requests', hint: 'Wait a few seconds and try again.' },
  server_unreachable: {
    status: 502,
    title: 'The model server does not answer',
    hint: 'Start it, check the address, then test the connection on the servers page.',
  },
  server_refused: {
    status: 502,
    title: 'The model server refused',
    hint: 'Check address and credentials on the servers page.',
  },
  not_ready: { status: 503, title: 'Not ready yet', hint: 'Wait a few seconds and try again.' },
  database_unavailable: {
    status: 503,
    title: 'The database is not reachable',
    hint: 'Finished answers are safe. Work continues by itself when it is back.',
  },
  storage_full: { status: 507, title: 'The disk is full', hint: 'Free space; finished answers are safe.' },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    hint: 'Nothing stored is lost. The log has details under the error id.',
  },
} as const satisfies Record<string, { status: number; title: string; hint: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Body of every error (`application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly hint: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** Content type of a problem. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
