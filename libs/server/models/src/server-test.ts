import type { ServerTest } from '@assay/contracts';
import { ModelProvider, ProviderFailure, type ServerAddress } from '@assay/domain/run';
import { OwnAddresses } from '@assay/server/http';
import { checkServerUrl } from '@assay/server/ollama';
import { Injectable } from '@nestjs/common';

const TIMEOUT_MS = 10_000;
type Step = ServerTest['steps'][number];

/** "Test connection": address, connection, version, models, one step after the other. */
@Injectable()
export class ServerTester {
  constructor(
    private readonly provider: ModelProvider,
    private readonly own: OwnAddresses,
  ) {}

  async test(server: ServerAddress): Promise<ServerTest> {
    const address = checkServerUrl(server.baseUrl, { ownAddresses: this.own.list() });
    if (!address.ok) return ended([{ name: 'address', ok: false, detail: `Not allowed: ${address.reason}.` }], null);
    const steps: Step[] = [{ name: 'address', ok: true, detail: address.url }];
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    let version: string | null = null;
    try {
      version = await this.provider.version(server, signal);
      steps.push(
        { name: 'connect', ok: true, detail: 'The server answers.' },
        { name: 'version', ok: true, detail: version },
      );
      const models = await this.provider.models(server, signal);
      steps.push({ name: 'models', ok: true, detail: models.length === 1 ? '1 model' : `${models.length} models` });
      return { ok: true, steps, version, models: models.length };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      return ended([...steps, failedStep(error, version)], version);
    }
  }
}

function failedStep(error: ProviderFailure, version: string | null): Step {
  if (version !== null) return { name: 'models', ok: false, detail: error.message };
  return { name: error.kind === 'refused' ? 'version' : 'connect', ok: false, detail: error.message };
}

function ended(steps: readonly Step[], version: string | null): ServerTest {
  return { ok: false, steps, version, models: null };
}
