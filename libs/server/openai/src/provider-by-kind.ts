import {
  type ChatControl,
  type ChatRequest,
  type Generation,
  type LoadedModel,
  type ModelDescription,
  ModelProvider,
  ProviderFailure,
  type RunnerOptions,
  type ServedModel,
  type ServerAddress,
} from '@assay/domain/run';

/** Opens the stored key of a server; throws where it cannot be read. */
export type OpenKey = (stored: string) => string;

/**
 * Leads each request to the adapter for its kind of server; a kind without one (recorded answers) cannot be asked. Keys of servers are
 * stored encrypted and opened here, for the one request.
 */
export class ProviderByKind extends ModelProvider {
  constructor(
    private readonly adapters: Readonly<Partial<Record<ServerAddress['kind'], ModelProvider>>>,
    private readonly openKey: OpenKey = (stored) => stored,
  ) {
    super();
  }

  override async version(server: ServerAddress, signal: AbortSignal): Promise<string> {
    return this.for(server).version(this.withKey(server), signal);
  }

  override async models(server: ServerAddress, signal: AbortSignal): Promise<readonly ServedModel[]> {
    return this.for(server).models(this.withKey(server), signal);
  }

  override async describe(server: ServerAddress, model: string, signal: AbortSignal): Promise<ModelDescription> {
    return this.for(server).describe(this.withKey(server), model, signal);
  }

  override async loaded(server: ServerAddress, signal: AbortSignal): Promise<readonly LoadedModel[]> {
    return this.for(server).loaded(this.withKey(server), signal);
  }

  override async load(
    server: ServerAddress,
    model: string,
    runner: RunnerOptions,
    control: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<{ readonly loadMs: number }> {
    return this.for(server).load(this.withKey(server), model, runner, control);
  }

  override async unload(server: ServerAddress, model: string, signal: AbortSignal): Promise<void> {
    return this.for(server).unload(this.withKey(server), model, signal);
  }

  override async chat(server: ServerAddress, request: ChatRequest, control: ChatControl): Promise<Generation> {
    return this.for(server).chat(this.withKey(server), request, control);
  }

  private for(server: ServerAddress): ModelProvider {
    const adapter = this.adapters[server.kind];
    if (!adapter)
      throw new ProviderFailure('unsupported', `${server.name} is of the kind ${server.kind}, which answers nothing.`);
    return adapter;
  }

  private withKey(server: ServerAddress): ServerAddress {
    if (!server.secret) return server;
    try {
      return { ...server, secret: this.openKey(server.secret) };
    } catch (error) {
      const words = `The key of ${server.name} cannot be read: enter it again on the servers page.`;
      throw new ProviderFailure('refused', words, {}, { cause: error });
    }
  }
}
