import type { NightChange } from '@assay/contracts';
import { changedConditions, type Conditions } from '@assay/domain/regression';
import type { NightConditionRow } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleStore } from '../schedule-store';
import { placeKey, type NightPlace } from './night-data';

const GPU = 'share on the GPU';

/** What a model was asked under, night by night. */
@Injectable()
export class NightConditions {
  constructor(private readonly store: ScheduleStore) {}

  /** What differs at a place between two runs. */
  async changes(place: NightPlace, beforeRunId: string | null, afterRunId: string): Promise<NightChange[]> {
    if (beforeRunId === null) return [];
    const rows = await this.store.scores.conditions([beforeRunId, afterRunId]);
    const at = (runId: string): NightConditionRow | undefined =>
      rows.find((row) => row.runId === runId && placeKey(row) === placeKey(place));
    const [before, after] = [at(beforeRunId), at(afterRunId)];
    return before === undefined || after === undefined
      ? []
      : changedConditions(conditionsOf(before), conditionsOf(after));
  }
}

/** A model that another server answered for in the night before: its series goes on there, or begins anew here. */
export function serverChange(
  place: NightPlace & { readonly server: string },
  before: readonly (NightPlace & { readonly server: string })[],
  tonight: readonly NightPlace[],
): NightChange[] {
  if (before.some((one) => placeKey(one) === placeKey(place))) return [];
  const left = before.find(
    (one) => one.model === place.model && !tonight.some((other) => placeKey(other) === placeKey(one)),
  );
  return left === undefined ? [] : [{ setting: 'server', before: left.server, after: place.server }];
}

/** What a night was asked under, in words that people compare. */
export function conditionsOf(row: NightConditionRow): Conditions {
  return {
    digest: row.digest === null ? null : row.digest.replace(/^sha256:/, '').slice(0, 8),
    'server version': row.serverVersion,
    'sampling options': optionsInWords(row.sampling),
    'runner options': optionsInWords(row.runner),
    'task set': row.tasksHash === null ? null : shortened(row.tasksHash),
    judge: row.judge ?? 'none',
    'judge prompt': row.judgePrompt === null ? null : shortened(row.judgePrompt),
    ...fingerprintOf(row.fingerprint),
  };
}

/** `temperature 0.2, topP 0.9`; without any: as the model is served. */
function optionsInWords(options: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(options)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return words.length === 0 ? 'as served' : words.join(', ').slice(0, LONGEST);
}

/** Hashes by their beginning, everything else as it is. */
function shortened(text: string): string {
  return /^(sha256:)?[0-9a-f]{32,}$/.test(text) ? text.replace(/^sha256:/, '').slice(0, 8) : text.slice(0, LONGEST);
}

const LONGEST = 80;

/** Parts of the fingerprint of a block that change answers or speed, by the words of the page. */
const FINGERPRINTED: readonly (readonly [setting: string, ...path: readonly string[]])[] = [
  ['template', 'model', 'template'],
  ['system prompt', 'model', 'system'],
  ['model parameters', 'model', 'parameters'],
  ['quantisation', 'model', 'quantization'],
  ['context in memory', 'loaded', 'contextLength'],
  [GPU, 'loaded', 'gpuShare'],
];

function fingerprintOf(fingerprint: NightConditionRow['fingerprint']): Conditions {
  return Object.fromEntries(FINGERPRINTED.map(([setting, ...path]) => [setting, textAt(setting, fingerprint, path)]));
}

function textAt(setting: string, value: unknown, path: readonly string[]): string | null {
  const [name, ...rest] = path;
  if (name !== undefined) {
    if (typeof value !== 'object' || value === null) return null;
    return textAt(setting, (value as Record<string, unknown>)[name], rest);
  }
  if (typeof value === 'number') return setting === GPU ? `${Math.round(value * 100)} %` : String(value);
  return typeof value === 'string' ? shortened(value) : null;
}
