import type { Model, Page, Server } from '@assay/contracts';
import { normaliseOllamaHost } from '@assay/domain/run';
import type { Instance } from '../instance';

/** Address of the real server. */
export const HOST = normaliseOllamaHost(process.env['OLLAMA_HOST'] ?? '');
/** Models that were asked for by name. */
const NAMED = (process.env['ASSAY_E2E_MODELS'] ?? '').split(',').filter((name) => name !== '');

/** The registered server, once its models have been read. */
export async function discovered(instance: Instance): Promise<{ server: Server; models: readonly Model[] }> {
  const servers = await instance.api<Page<Server>>('GET', '/api/servers');
  const registered = servers.items.find(({ baseUrl }) => baseUrl === HOST);
  if (registered === undefined) throw new Error(`The first start did not register ${HOST}.`);
  const server = await instance.api<Server>('POST', `/api/servers/${registered.id}/refresh`);
  const { items } = await instance.api<Page<Model>>('GET', `/api/models?serverId=${server.id}&limit=500`);
  return { server, models: items };
}

/** The two models to use: those named, else the two smallest that can chat and run on that server. */
export function chooseTwo(models: readonly Model[]): readonly [Model, Model] {
  const chosen = NAMED.length > 0 ? NAMED.map((name) => named(models, name)) : smallest(models);
  const [first, second] = chosen;
  if (first === undefined || second === undefined) {
    throw new Error(`Two models are needed; ${HOST} has ${models.map(({ name }) => name).join(', ') || 'none'}.`);
  }
  return [first, second];
}

/** A model by its name, with or without `:latest`. */
export function named(models: readonly Model[], name: string): Model {
  const model = models.find((one) => one.name === name || one.name === `${name}:latest`);
  if (model === undefined) throw new Error(`${HOST} has no model ${name}.`);
  return model;
}

function smallest(models: readonly Model[]): Model[] {
  return models
    .filter(
      ({ remote, capabilities }) =>
        !remote && capabilities.includes('completion') && !capabilities.includes('thinking'),
    )
    .toSorted((a, b) => (a.sizeBytes ?? Infinity) - (b.sizeBytes ?? Infinity))
    .filter((model, place, all) => all.findIndex(({ digest }) => digest === model.digest) === place);
}

/** Asks the server itself, past Assay. */
export async function askServer<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const response = await fetch(`${HOST}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Body;
}
