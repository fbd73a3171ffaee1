import type { Model, ModelRef, Server } from '@assay/contracts';

/** How a model on a server is written in the address: `gemma3:12b@rack-2`. */
export function modelName(model: Pick<Model, 'name' | 'serverName'>): string {
  return `${model.name}@${model.serverName}`;
}

/** The models that names of the address stand for; names that no server knows are dropped. */
export function chosenModels(names: readonly string[], models: readonly Model[]): readonly Model[] {
  const wanted = new Set(names);
  return models.filter((model) => wanted.has(modelName(model)));
}

export function modelRef(model: Pick<Model, 'name' | 'serverId'>): ModelRef {
  return { model: model.name, serverId: model.serverId };
}

/** Models that only make vectors cannot answer. */
export function canChat(model: Pick<Model, 'capabilities'>): boolean {
  return model.capabilities.length === 0 || model.capabilities.includes('completion');
}

/** One server with the models that it holds. */
export interface ServerGroup {
  readonly server: Server;
  readonly models: readonly Model[];
}

/** Enabled servers with their models that match the search; a server without a match is left out while searching. */
export function groupModels(
  servers: readonly Server[],
  models: readonly Model[],
  search: string,
): readonly ServerGroup[] {
  const word = search.trim().toLowerCase();
  const matches = (model: Model) => word === '' || `${model.name} ${model.family ?? ''}`.toLowerCase().includes(word);
  return servers
    .filter((server) => server.enabled && server.kind !== 'recorded')
    .map((server) => ({ server, models: models.filter((model) => model.serverId === server.id && matches(model)) }))
    .filter((group) => word === '' || group.models.length > 0);
}
