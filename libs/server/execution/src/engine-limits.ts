import { LIMITS, type JsonValue, type ModelRef } from '@assay/contracts';
import { SettingsRepository } from '@assay/server/persistence';
import { EngineSettings } from './engine-settings';

/** Limits that people set for the whole installation, ms. */
export interface InstalledLimits {
  /** How long a lane waits for a server that is away. */
  readonly serverWaitMs: number;
  /** Time limit of one answer with tokens flowing. */
  readonly timeLimitMs: number;
}

/** Reads settings of the installation; where there are none, the defaults of the engine hold. */
export class EngineLimits {
  constructor(
    private readonly stored: SettingsRepository,
    private readonly settings: EngineSettings,
  ) {}

  async read(): Promise<InstalledLimits> {
    const limits = fieldsOf((await this.stored.all()).get('limits'));
    const minutes = limits['serverWaitMinutes'];
    const timeLimitMs = limits['timeLimitMs'];
    return {
      serverWaitMs: typeof minutes === 'number' ? minutes * 60_000 : this.settings.circuit.waitMs,
      timeLimitMs: typeof timeLimitMs === 'number' ? timeLimitMs : LIMITS.timeLimitMs.default,
    };
  }

  /** The judge of runs that name none; null = none. */
  async defaultJudge(): Promise<ModelRef | null> {
    const judge = fieldsOf((await this.stored.all()).get('defaultJudge'));
    const { model, serverId } = judge;
    if (typeof model !== 'string') return null;
    return typeof serverId === 'string' ? { model, serverId } : { model };
  }
}

function fieldsOf(value: JsonValue | undefined): { readonly [name: string]: JsonValue | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: JsonValue })
    : {};
}
