import type { FailureKind } from '@assay/domain/run';
import { bodyOf, RECORDINGS } from '@assay/testing/fake-ollama';
import { classifyFailure, type FailureSigns } from './classify-failure';
import { failureText } from './failure-text';

/** What each recorded error is; a recording that is not listed here must not be an error. */
const RECORDED: Readonly<Record<string, FailureKind>> = {
  'show-unknown': 'model_missing',
  'chat-think-true': 'unsupported',
  'chat-bad-option-type': 'internal',
  'chat-unknown-model': 'model_missing',
  'chat-bad-json': 'internal',
  'chat-no-model': 'internal',
  'long-prompt-truncate-false': 'prompt_too_long',
  'long-prompt-both-false': 'prompt_too_long',
  'long-prompt-shift-false': 'prompt_too_long',
  embed: 'unsupported',
  'v1-unknown-model': 'model_missing',
  'method-not-allowed': 'refused',
  'not-found': 'refused',
  'after-delete': 'model_missing',
  'queue-full-2': 'queue_full',
  'queue-full-3': 'queue_full',
};

const CASES: readonly (readonly [string, FailureSigns, FailureKind])[] = [
  [
    'full queue',
    { status: 503, text: 'server busy, please try again.  maximum pending requests exceeded' },
    'queue_full',
  ],
  ['404 with quotes', { status: 404, text: "model 'llama3' not found" }, 'model_missing'],
  ['404 of the scheduler', { status: 404, text: 'model "llama3" not found, try pulling it first' }, 'model_missing'],
  ['no chat', { status: 400, text: '"nomic" does not support chat' }, 'unsupported'],
  ['no thinking', { status: 400, text: '"llama3" does not support thinking' }, 'unsupported'],
  ['no generate', { status: 400, text: '"llama3" does not support generate' }, 'unsupported'],
  [
    'no embeddings',
    { status: 501, text: 'This server does not support embeddings. Start it with `--embeddings`' },
    'unsupported',
  ],
  ['another 501', { status: 501, text: 'not implemented' }, 'unsupported'],
  [
    'too long, shift off',
    {
      status: 400,
      text: 'the prompt is longer than the context length currently available to the model; shorten the prompt, …',
    },
    'prompt_too_long',
  ],
  [
    'too long, truncation off',
    {
      status: 400,
      text: '{"error":{"code":400,"message":"request (7506 tokens) exceeds the available context size (512 tokens)"}}',
    },
    'prompt_too_long',
  ],
  [
    'too long for vLLM',
    { status: 400, text: "This model's maximum context length is 4096 tokens." },
    'prompt_too_long',
  ],
  ['option of a wrong type', { status: 500, text: 'option "temperature" must be of type float32' }, 'internal'],
  ['bad body', { status: 400, text: 'unexpected EOF' }, 'internal'],
  ['missing body', { status: 400, text: 'missing request body' }, 'internal'],
  ['unknown field', { status: 422, text: 'extra fields not permitted' }, 'internal'],
  [
    'old memory text',
    { status: 500, text: 'model requires more system memory (7.5 GiB) than is available (5.2 GiB)' },
    'out_of_memory',
  ],
  [
    'new memory text',
    { status: 500, text: 'llama-server process has terminated: cudaMalloc failed: out of memory' },
    'out_of_memory',
  ],
  [
    'buffer',
    { status: 500, text: 'llama runner process has terminated: ggml_backend: failed to allocate buffer' },
    'out_of_memory',
  ],
  ['not on the GPU', { status: 500, text: 'unable to load full model on GPU' }, 'out_of_memory'],
  [
    'memory at run time',
    { text: 'an error was encountered while running the model: CUDA error: out of memory' },
    'out_of_memory',
  ],
  [
    'runner stopped',
    {
      status: 500,
      text: 'model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check …',
    },
    'runner_crash',
  ],
  [
    'runner died in mid-stream',
    { text: 'an error was encountered while running the model: unexpected EOF' },
    'runner_crash',
  ],
  ['runner terminated', { status: 500, text: 'llama runner process has terminated: exit status 2' }, 'runner_crash'],
  ['load too slow', { status: 500, text: 'timed out waiting for llama-server to start - ' }, 'server_error'],
  [
    'old load too slow',
    { status: 500, text: 'timed out waiting for llama runner to start - progress 0.00' },
    'server_error',
  ],
  ['proxy wants a key', { status: 401, text: '' }, 'refused'],
  ['signed out of the cloud', { status: 401, text: 'unauthorized' }, 'refused'],
  ['forbidden', { status: 403, text: 'remote inference is unavailable' }, 'refused'],
  ['asked too often', { status: 429, text: 'too many requests', retryAfter: true }, 'rate_limited'],
  ['asked too often, no time', { status: 429 }, 'rate_limited'],
  ['cloud overloaded', { status: 503, text: 'Server overloaded' }, 'rate_limited'],
  ['told to come back', { status: 503, text: 'Service Unavailable', retryAfter: true }, 'rate_limited'],
  ['503 of a proxy', { status: 503, text: '<html>Service Unavailable</html>' }, 'server_error'],
  ['502 of a proxy', { status: 502, text: '<html>Bad Gateway</html>' }, 'server_error'],
  ['504 of a proxy', { status: 504 }, 'server_error'],
  ['500 without words', { status: 500 }, 'server_error'],
  ['closed by the client', { status: 499, text: 'request canceled' }, 'server_error'],
  ['another server', { status: 404, text: '404 page not found' }, 'refused'],
  ['a redirect', { status: 302 }, 'refused'],
  ['unknown words in a stream', { text: 'something else' }, 'server_error'],
  ['nothing known', {}, 'server_error'],
];

const CODES: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unreachable',
  SELF_SIGNED_CERT_IN_CHAIN: 'unreachable',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unreachable',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unreachable',
  CERT_HAS_EXPIRED: 'unreachable',
  ERR_TLS_CERT_ALTNAME_INVALID: 'unreachable',
  ERR_SSL_WRONG_VERSION_NUMBER: 'unreachable',
  ECONNRESET: 'server_error',
  EPIPE: 'server_error',
  UND_ERR_SOCKET: 'server_error',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'server_error',
  HPE_INVALID_CONSTANT: 'refused',
  UND_ERR_HEADERS_OVERFLOW: 'refused',
  ASSAY_BLOCKED: 'refused',
  SOMETHING_NEW: 'server_error',
};

describe('classifyFailure', () => {
  it.each(CASES)('knows: %s', (_name, signs, kind) => {
    expect(classifyFailure(signs)).toBe(kind);
  });

  it.each(Object.entries(CODES))('takes %s as %s', (code, kind) => {
    expect(classifyFailure({ code })).toBe(kind);
  });

  it('knows every error that a real server was seen to answer', () => {
    const errors = RECORDINGS.filter(({ response }) => response !== null && response.status >= 400);
    const kinds = errors.map((it) => {
      const text = failureText(bodyOf(it)) ?? bodyOf(it);
      return [it.name, classifyFailure({ status: it.response!.status, text })];
    });
    expect(Object.fromEntries(kinds)).toEqual(RECORDED);
  });

  it('lets words win over the status', () => {
    expect(classifyFailure({ status: 404, text: 'model "x" not found' })).toBe('model_missing');
    expect(classifyFailure({ status: 404, text: 'nothing here' })).toBe('refused');
  });
});
