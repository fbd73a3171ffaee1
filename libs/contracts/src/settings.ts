import type { ModelRef } from './task';

/** Weights of a named composite; the score itself is always accuracy. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly method: 'gated' | 'additive';
  readonly weights: { readonly accuracy: number; readonly relevance: number; readonly speed: number };
}

export interface Settings {
  readonly defaultJudge: ModelRef | null;
  readonly limits: {
    /** Minutes that a lane waits for a server that is away. */
    readonly serverWaitMinutes: number;
    readonly timeLimitMs: number;
  };
  readonly profiles: readonly Profile[];
  readonly sandbox: { readonly level: 'strong' | 'standard' | 'unavailable'; readonly reason: string };
  readonly data: { readonly mode: 'embedded' | 'external'; readonly databaseVersion: string };
}

export interface SettingsPatch {
  readonly defaultJudge?: ModelRef | null;
  readonly limits?: { readonly serverWaitMinutes?: number; readonly timeLimitMs?: number };
}

export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly database: 'up' | 'down';
  readonly version: string;
  readonly uptimeMs: number;
}
