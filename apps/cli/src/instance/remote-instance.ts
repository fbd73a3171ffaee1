import {
  ProblemError,
  PROBLEMS,
  ROUTES,
  type Comparison,
  type ImportReport,
  type Model,
  type Page,
  type ProbesAccepted,
  type Problem,
  type Result,
  type Run,
  type RunAccepted,
  type RunCommand,
  type Server,
  type SpeedProbe,
  type StartRun,
  type Suite,
  type TaskSummary,
} from '@assay/contracts';
import { CannotStart } from '@assay/server/config';
import type { ComparisonRequest } from '@assay/server/comparison';
import type { ExportFormat } from '@assay/server/results';
import { UsageError } from '../usage-error';
import { Instance, type KeyedTask, type ResultSelection, type TaskUpload } from './instance';

type Query = Readonly<Record<string, string | undefined>>;

/** A running instance, driven over HTTP. */
export class RemoteInstance extends Instance {
  constructor(private readonly base: string) {
    super();
  }

  override async importTasks(file: TaskUpload, dryRun: boolean): Promise<ImportReport> {
    const query = { dryRun: String(dryRun), format: file.format, taskType: file.taskType };
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    const response = await this.send('POST', ROUTES.taskImport, { query, body });
    if (response.ok || response.status === 422) return (await response.json()) as ImportReport;
    throw await problemOf(response);
  }

  override tasks(): AsyncIterable<TaskSummary> {
    return this.pages<TaskSummary>(ROUTES.tasks, {});
  }

  override async tasksWithKeys(keys: readonly string[]): Promise<readonly KeyedTask[]> {
    const wanted = new Set(keys);
    const tasks: KeyedTask[] = [];
    for await (const task of this.tasks()) if (wanted.has(task.key)) tasks.push(task);
    return tasks;
  }

  override async suiteId(name: string): Promise<string> {
    for await (const suite of this.pages<Suite>(ROUTES.suites, { search: name }))
      if (suite.name === name) return suite.id;
    throw new ProblemError('not_found', `There is no suite named "${name}".`);
  }

  override async servers(): Promise<readonly Server[]> {
    const servers: Server[] = [];
    for await (const server of this.pages<Server>(ROUTES.servers, {})) servers.push(server);
    return servers;
  }

  override async useServer(baseUrl: string, slots?: number): Promise<Server> {
    const known = (await this.servers()).find((server) => server.baseUrl === baseUrl.replace(/\/+$/, ''));
    const draft = { name: new URL(baseUrl).host, baseUrl, ...(slots === undefined ? {} : { slots }) };
    const server = known ?? (await this.json<Server>('POST', ROUTES.servers, draft));
    return this.json<Server>('POST', ROUTES.serverCommand(server.id, 'refresh'));
  }

  override async refreshServers(): Promise<void> {
    const servers = await this.servers();
    await Promise.all(
      servers
        .filter((server) => server.enabled)
        .map((server) => this.json('POST', ROUTES.serverCommand(server.id, 'refresh'))),
    );
  }

  override start(run: StartRun): Promise<RunAccepted> {
    return this.json('POST', ROUTES.startRun, run);
  }

  override onPart(): Promise<null> {
    return Promise.resolve(null);
  }

  override run(id: string): Promise<Run> {
    return this.json('GET', ROUTES.run(id));
  }

  override async latestRunId(): Promise<string | null> {
    const page = await this.json<Page<Run>>('GET', `${ROUTES.runs}?limit=1`);
    return page.items[0]?.id ?? null;
  }

  override async command(id: string, command: RunCommand): Promise<void> {
    await this.json('POST', ROUTES.runCommand(id, command));
  }

  override results({ runId }: ResultSelection): AsyncIterable<Result> {
    return this.pages<Result>(ROUTES.results, { runId, descending: 'false' });
  }

  override async models(): Promise<readonly Model[]> {
    const models: Model[] = [];
    for await (const model of this.pages<Model>(ROUTES.models, {})) models.push(model);
    return models;
  }

  override async startProbes(serverId: string, models: readonly string[]): Promise<readonly SpeedProbe[]> {
    return (await this.json<ProbesAccepted>('POST', ROUTES.serverCommand(serverId, 'probe'), { models })).probes;
  }

  override async probes(asked: readonly SpeedProbe[], serverIds: readonly string[]): Promise<readonly SpeedProbe[]> {
    const lists = serverIds.map((id) => this.json<ProbesAccepted>('GET', ROUTES.serverProbes(id)));
    const now = new Map((await Promise.all(lists)).flatMap(({ probes }) => probes.map((probe) => [probe.id, probe])));
    return asked.map((probe) => now.get(probe.id) ?? probe);
  }

  override async cancelProbes(serverId: string): Promise<void> {
    await this.json('POST', ROUTES.cancelProbes(serverId));
  }

  override async *export({ runId }: ResultSelection, format: ExportFormat): AsyncGenerator<Uint8Array> {
    const response = await this.send('GET', ROUTES.export, { query: { runId, format } });
    if (!response.ok) throw await problemOf(response);
    for await (const chunk of response.body ?? []) yield chunk;
  }

  override record(): Promise<string> {
    throw notOverHttp();
  }

  override scoreRecorded(): Promise<void> {
    throw notOverHttp();
  }

  override rescore(): Promise<void> {
    throw notOverHttp();
  }

  override compare(request: ComparisonRequest): Promise<Comparison> {
    const query = new URLSearchParams({ models: request.models.join(',') });
    if (request.runIds !== undefined) query.set('runIds', request.runIds.join(','));
    if (request.baseline !== undefined) query.set('baseline', request.baseline);
    return this.json('GET', `${ROUTES.comparison}?${query.toString()}`);
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }

  private async *pages<Item>(route: string, query: Query): AsyncGenerator<Item> {
    for (let cursor: string | undefined; ;) {
      const response = await this.send('GET', route, { query: { ...query, limit: '500', cursor } });
      if (!response.ok) throw await problemOf(response);
      const page = (await response.json()) as Page<Item>;
      yield* page.items;
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }

  private async json<Body>(method: string, route: string, body?: object): Promise<Body> {
    const response = await this.send(
      method,
      route,
      body === undefined ? {} : { body: JSON.stringify(body), json: true },
    );
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as Body;
  }

  private async send(
    method: string,
    route: string,
    { query = {}, body, json = false }: { query?: Query; body?: string | FormData; json?: boolean },
  ): Promise<Response> {
    const url = new URL(route, this.base);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    try {
      return await fetch(url, {
        method,
        ...(body === undefined ? {} : { body }),
        ...(json ? { headers: { 'content-type': 'application/json' } } : {}),
      });
    } catch (error) {
      throw new CannotStart(`No instance answers at ${this.base}. Start it (npm start), or leave --api away.`, {
        cause: error,
      });
    }
  }
}

function notOverHttp(): UsageError {
  return new UsageError('Recorded answers are stored into a data folder or a database, not through --api.');
}

async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text();
  try {
    const { code, detail, errors } = JSON.parse(text) as Partial<Problem>;
    if (code !== undefined && code in PROBLEMS) return new ProblemError(code, detail ?? code, errors ?? []);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return new ProblemError('internal', `The instance answered ${response.status}: ${text.slice(0, 200)}`);
}
