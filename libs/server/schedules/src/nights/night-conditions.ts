import type { NightChange } from '@assay/contracts';
import { changedConditions, type Conditions } from '@assay/domain/regression';
import type { NightConditionRow } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ScheduleStore } from '../schedule-store';
import { placeKey, type NightPlace } from './night-data';

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

function conditionsOf(row: NightConditionRow): Conditions {
  return {
    digest: row.digest === null ? null : row.digest.replace(/^sha256:/, '').slice(0, 8),
    'server version': row.serverVersion,
    'sampling options': row.samplingHash.slice(0, 8),
    'runner options': row.runnerHash.slice(0, 8),
    judge: row.judge ?? 'none',
    ...fingerprintOf(row.fingerprint),
  };
}

/** Parts of the fingerprint of a block that change answers or speed, by the words of the page. */
const FINGERPRINTED: readonly (readonly [setting: string, ...path: readonly string[]])[] = [
  ['template', 'model', 'template'],
  ['system prompt', 'model', 'system'],
  ['model parameters', 'model', 'parameters'],
  ['quantisation', 'model', 'quantization'],
  ['context in memory', 'loaded', 'contextLength'],
  ['share on the GPU', 'loaded', 'gpuShare'],
];

function fingerprintOf(fingerprint: NightConditionRow['fingerprint']): Conditions {
  return Object.fromEntries(FINGERPRINTED.map(([setting, ...path]) => [setting, textAt(fingerprint, path)]));
}

function textAt(value: unknown, path: readonly string[]): string | null {
  const [name, ...rest] = path;
  if (name !== undefined)
    return typeof value === 'object' && value !== null ? textAt((value as Record<string, unknown>)[name], rest) : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 40) : null;
}
