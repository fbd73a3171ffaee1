import { LIMITS, type JsonValue, type ModelRef, type Settings, type SettingsPatch } from '@assay/contracts';
import { PROFILES } from '@assay/domain/scoring';
import { Database, SettingsRepository } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

const DEFAULT_SERVER_WAIT_MINUTES = 30;

/** What the process knows of its surroundings, for the settings page. */
export abstract class Surroundings {
  /** What the sandbox probe found; looks first, where it has not yet. */
  abstract sandbox(): Promise<Settings['sandbox']>;
  abstract readonly dataMode: Settings['data']['mode'];
}

/** Settings of the installation: stored values over defaults. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly repository: SettingsRepository,
    private readonly database: Database,
    private readonly surroundings: Surroundings,
  ) {}

  async read(): Promise<Settings> {
    const stored = await this.repository.all();
    const limits = objectOf(stored.get('limits'));
    return {
      defaultJudge: (stored.get('defaultJudge') ?? null) as ModelRef | null,
      limits: {
        serverWaitMinutes: numberOf(limits['serverWaitMinutes']) ?? DEFAULT_SERVER_WAIT_MINUTES,
        timeLimitMs: numberOf(limits['timeLimitMs']) ?? LIMITS.timeLimitMs.default,
      },
      profiles: PROFILES,
      sandbox: await this.surroundings.sandbox(),
      data: { mode: this.surroundings.dataMode, databaseVersion: await this.databaseVersion() },
    };
  }

  async change(patch: SettingsPatch): Promise<Settings> {
    if (patch.defaultJudge !== undefined)
      await this.repository.put('defaultJudge', patch.defaultJudge === null ? null : { ...patch.defaultJudge });
    if (patch.limits !== undefined) {
      const { limits } = await this.read();
      await this.repository.put('limits', { ...limits, ...patch.limits });
    }
    return this.read();
  }

  private async databaseVersion(): Promise<string> {
    const [row] = await this.database.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
    return row?.version ?? 'unknown';
  }
}

function objectOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue | undefined>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, JsonValue>>)
    : {};
}

function numberOf(value: JsonValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
