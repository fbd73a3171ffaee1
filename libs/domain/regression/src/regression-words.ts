import type { Interval, NightChange, RegressionSpeed } from '@assay/contracts';

/** What the sentence of a regression is made of. */
export interface RegressionFacts {
  readonly kind: 'worse' | 'slower';
  readonly model: string;
  /** `overall` or a task type. */
  readonly scope: string;
  readonly baseline: number;
  readonly now: number;
  readonly difference: Interval;
  readonly freshTrials: number;
  readonly changes: readonly NightChange[];
  /** Of `slower`: how it was found. */
  readonly speed?: RegressionSpeed | null;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const points = (share: number): string => `${Math.abs(Math.round(share * 100))}`;
const SCOPES: Readonly<Record<string, string>> = {
  overall: 'all tasks together',
  code_generation: 'code generation',
  code_analysis: 'code analysis',
  reasoning: 'reasoning',
  planning: 'planning',
  general_chat: 'general chat',
};

/** "gemma3:12b got worse at planning: 63 % → 38 %, 25 points below the baseline (39 to 11), confirmed by 48 fresh answers. …" */
export function regressionSentence(facts: RegressionFacts): string {
  return `${facts.kind === 'worse' ? worse(facts) : slower(facts)} ${changed(facts.changes)}`;
}

function worse({ model, scope, baseline, now, difference, freshTrials }: RegressionFacts): string {
  const { low, high } = difference;
  const range =
    low === null || high === null ? '' : ` (${points(low)} to ${high > 0 ? `+${points(high)}` : points(high)})`;
  return (
    `${model} got worse at ${SCOPES[scope] ?? scope}: ${percent(baseline)} → ${percent(now)}, ` +
    `${points(difference.value ?? now - baseline)} points below the baseline${range}, confirmed by ${freshTrials} fresh answers.`
  );
}

/** "… got slower: 48.0 → 31.0 tokens/s, 35 % below the baseline and below each of its nights, confirmed by a second probe. …" */
function slower({ model, baseline, now, speed = null }: RegressionFacts): string {
  const share = percent(1 - now / baseline);
  const how =
    speed?.source === 'probe' && speed.confirmedBy !== null
      ? 'confirmed by a second probe'
      : 'in two nights in a row; no second probe confirmed it';
  const found = `${baseline.toFixed(1)} → ${now.toFixed(1)} tokens/s, ${share} below the baseline and below each of its nights, ${how}.`;
  return [`${model} got slower: ${found}`, ...place(speed)].join(' ');
}

/** A split between graphics card and CPU explains most of what got slow. */
function place(speed: RegressionSpeed | null): string[] {
  if (speed === null || speed.gpuShare === null) return [];
  const { gpuShare, gpuShareBefore } = speed;
  const before =
    gpuShareBefore === null || percent(gpuShareBefore) === percent(gpuShare)
      ? ''
      : ` (${percent(gpuShareBefore)} before)`;
  return [`${percent(gpuShare)} of it lay on the GPU${before}.`];
}

function changed(changes: readonly NightChange[]): string {
  if (changes.length === 0) return 'Nothing that Assay can see has changed since then.';
  return `Changed since then: ${changes.map(({ setting, before, after }) => `${setting} ${before ?? 'unknown'} → ${after ?? 'unknown'}`).join(', ')}.`;
}
