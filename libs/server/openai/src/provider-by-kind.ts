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

/** Leads each request to the adapter for its kind of server; a kind without one (recorded answers) cannot be asked. */
export class ProviderByKind extends ModelProvider {
  constructor(private readonly adapters: Readonly<Partial<Record<ServerAddress['kind'], ModelProvider>>>) {
    super();
  }

  override async version(server: ServerAddress, signal: AbortSignal): Promise<string> {
    return this.for(server).version(server, signal);
  }

  override async models(server: ServerAddress, signal: AbortSignal): Promise<readonly ServedModel[]> {
    return this.for(server).models(server, signal);
  }

  override async describe(server: ServerAddress, model: string, signal: AbortSignal): Promise<ModelDescription> {
    return this.for(server).describe(server, model, signal);
  }

  override async loaded(server: ServerAddress, signal: AbortSignal): Promise<readonly LoadedModel[]> {
    return this.for(server).loaded(server, signal);
  }

  override async load(
    server: ServerAddress,
    model: string,
    runner: RunnerOptions,
    control: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<{ readonly loadMs: number }> {
    return this.for(server).load(server, model, runner, control);
  }

  override async unload(server: ServerAddress, model: string, signal: AbortSignal): Promise<void> {
    return this.for(server).unload(server, model, signal);
  }

  override async chat(server: ServerAddress, request: ChatRequest, control: ChatControl): Promise<Generation> {
    return this.for(server).chat(server, request, control);
  }

  private for(server: ServerAddress): ModelProvider {
    const adapter = this.adapters[server.kind];
    if (!adapter)
      throw new ProviderFailure('unsupported', `${server.name} is of the kind ${server.kind}, which answers nothing.`);
    return adapter;
  }
}
