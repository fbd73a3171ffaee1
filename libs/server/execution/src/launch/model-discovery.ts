import { ModelProvider, type ServedModel, type ServerAddress } from '@assay/domain/run';
import { ModelRepository, type DiscoveredModel } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** Finds out which models a server holds. Details are asked once per digest. */
@Injectable()
export class ModelDiscovery {
  constructor(
    private readonly provider: ModelProvider,
    private readonly models: ModelRepository,
  ) {}

  /** Reads the server's list and stores it; returns how many models there are. Throws `ProviderFailure`. */
  async discover(server: ServerAddress, signal: AbortSignal): Promise<number> {
    const served = await this.provider.models(server, signal);
    const known = await this.models.described(served.map((model) => identityOf(server, model)));
    const found: DiscoveredModel[] = [];
    for (const model of served) found.push(await this.describe(server, model, known, signal));
    await this.models.record(server.id, found);
    return found.length;
  }

  private async describe(
    server: ServerAddress,
    model: ServedModel,
    known: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<DiscoveredModel> {
    const identity = identityOf(server, model);
    const base = {
      tag: model.name,
      identity,
      digest: model.digest,
      family: model.family,
      parameterSize: model.parameterSize,
      quantization: model.quantization,
      sizeBytes: model.sizeBytes,
      modifiedAt: model.modifiedAt,
      remote: model.remote,
    };
    if (known.has(identity)) return { ...base, contextLength: null, capabilities: [], details: {} };
    const description = await this.provider.describe(server, model.name, signal);
    return {
      ...base,
      contextLength: description.contextLength,
      capabilities: description.capabilities,
      details: { architecture: description.architecture, fingerprint: description.fingerprint },
    };
  }
}

/** A model is its digest; where a server knows none, it is that server's name for it. */
function identityOf(server: ServerAddress, model: ServedModel): string {
  return model.digest ?? `${server.kind}:${server.baseUrl}/${model.name}`;
}
