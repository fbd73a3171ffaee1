import type { ProbeFigure, ProbePromptFigures, SpeedProbe } from '@assay/contracts';

/** How far a probe is, on one line; the same text as long as nothing worth telling has changed. */
export function probeLine({ model, server, state, done, total }: SpeedProbe): string {
  const name = `${model}@${server}`;
  if (state === 'queued') return `${name}: waits for the server`;
  if (state !== 'running') return `${name}: ${state === 'not_valid' ? 'not valid' : state}`;
  return total === 0 ? `${name}: loading` : `${name}: measuring (${Math.floor((4 * done) / total) * 25} %)`;
}

/** What a probe found, as text. */
export function describeProbe({ model, server, state, reason, figures }: SpeedProbe): string {
  const name = `${model}@${server}`;
  if (figures === null) return `${name}: ${state.replace('_', ' ')}.${reason === null ? '' : ` ${reason}`}\n`;
  const load = figures.coldLoadMs === null ? 'was in memory' : `loaded in ${seconds(figures.coldLoadMs)} s`;
  const place = figures.gpuShare === null ? '' : `, ${Math.round(figures.gpuShare * 100)} % on the GPU`;
  return [
    `${name}: writes ${figure(figures.tokensPerSecond, rate, 'tokens per second')} (${load}${place})`,
    ...figures.prompts.map(promptLine),
    '',
  ].join('\n');
}

function promptLine(prompt: ProbePromptFigures): string {
  const tokens = prompt.promptTokens === null ? '' : ` of ${Math.round(prompt.promptTokens.median)} tokens`;
  return [
    `  ${prompt.prompt} prompt${tokens}: first token ${figure(prompt.firstTokenMs, seconds, 's')}`,
    `reads ${figure(prompt.promptTokensPerSecond, rate, 'tokens per second')}`,
    `answer ${figure(prompt.warmMs, seconds, 's')}`,
    `queue ${figure(prompt.queueMs, seconds, 's')}`,
  ].join(', ');
}

/** "42.0 (40.1 to 43.2) s", or that the server does not say. */
function figure(of: ProbeFigure | null, write: (value: number) => string, unit: string): string {
  return of === null ? 'unknown' : `${write(of.median)} (${write(of.lowest)} to ${write(of.highest)}) ${unit}`;
}

function rate(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(2);
}
