const INTEGERS = [
  'num_ctx',
  'num_batch',
  'num_gpu',
  'main_gpu',
  'num_thread',
  'num_keep',
  'seed',
  'num_predict',
  'top_k',
  'repeat_last_n',
];
const FLOATS = [
  'top_p',
  'min_p',
  'typical_p',
  'temperature',
  'repeat_penalty',
  'presence_penalty',
  'frequency_penalty',
];
/** Options of the runner: another value reloads the model. */
const RUNNER = ['num_batch', 'num_gpu', 'main_gpu', 'use_mmap', 'num_thread', 'draft_num_predict'];

/** What the server says of the first option of a wrong type, or null. */
export function wrongOption(options: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(options)) {
    if (INTEGERS.includes(name) && typeof value !== 'number') return `option "${name}" must be of type integer`;
    if (FLOATS.includes(name) && typeof value !== 'number') return `option "${name}" must be of type float32`;
    if (name === 'use_mmap' && typeof value !== 'boolean') return `option "${name}" must be of type boolean`;
    if (name === 'stop' && !Array.isArray(value)) return `option "${name}" must be of type array`;
  }
  return null;
}

/** Everything of a request that its runner was started with. */
export function runnerProfile(options: Readonly<Record<string, unknown>>, numCtx: number, shift: boolean): string {
  return JSON.stringify([numCtx, shift, ...RUNNER.map((name) => options[name] ?? null)]);
}
