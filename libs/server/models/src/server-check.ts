import type { JsonValue, ServerError } from '@assay/contracts';
import { ModelProvider, type LoadedModel } from '@assay/domain/run';
import { ServerRepository, type ServerRow } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { ModelDiscovery } from '@assay/server/execution';
import { addressOf, serverErrorOf } from './server-address';

/** Between two checks of a server that answers, ms. */
const CALM_MS = 30_000;
const FIRST_RETRY_MS = 5_000;
const SLOWEST_RETRY_MS = 60_000;
const TIMEOUT_MS = 20_000;

/** Asks one server how it is, and stores what it says. */
@Injectable()
export class ServerCheck {
  constructor(
    private readonly provider: ModelProvider,
    private readonly servers: ServerRepository,
    private readonly discovery: ModelDiscovery,
  ) {}

  /** Never throws for what a server does; a server that is away is asked again ever more slowly. */
  async check(row: ServerRow, signal?: AbortSignal): Promise<void> {
    const server = addressOf(row);
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    const either = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      const version = await this.provider.version(server, either);
      await this.discovery.discover(server, either);
      const loaded = (await this.provider.loaded(server, either)).map(toJson);
      await this.servers.recordHealth(row.id, {
        status: 'online',
        version,
        error: null,
        loaded,
        nextCheckInMs: CALM_MS,
      });
    } catch (error) {
      if (signal?.aborted === true) return;
      const described = limit.aborted ? silent(row) : serverErrorOf(error);
      const status = described.code === 'server_refused' ? 'refused' : 'offline';
      await this.servers.recordHealth(row.id, {
        status,
        version: null,
        error: described,
        loaded: [],
        nextCheckInMs: retryAfter(row.failures),
      });
    }
  }
}

function silent(row: ServerRow): ServerError {
  const message = `${row.name} did not answer within ${TIMEOUT_MS / 1_000} s at ${row.baseUrl}.`;
  return {
    code: 'server_unreachable',
    message,
    hint: 'Look whether the server is overloaded. It is asked again by itself.',
  };
}

/** Doubles from 5 s to one minute. */
function retryAfter(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 10), SLOWEST_RETRY_MS);
}

function toJson(model: LoadedModel): JsonValue {
  return { ...model };
}
