import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ProblemError, PROBLEMS, type Page, type Problem, type Run, type StartRun } from '@assay/contracts';
import type { ModelProvider } from '@assay/domain/run';
import { Engine, engineSettings } from '@assay/server/execution';
import { OwnAddresses } from '@assay/server/http';
import { ServerHealth } from '@assay/server/models';
import { createDataSource, Database } from '@assay/server/persistence';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { AppModule } from '../../apps/api/src/app.module';
import { setUpHttp } from '../../apps/api/src/http.setup';
import { Readiness } from '../../apps/api/src/readiness';

/** The checkers that ship with Assay. */
const CHECKERS = join(__dirname, '..', '..', 'seed-data', 'checkers');
const JUDGE_EXAM = join(__dirname, '..', '..', 'seed-data', 'judge-exam', 'exam.yaml');

/** The whole application on a free port, over a database of the spec. */
export class RunningApp {
  private constructor(
    readonly app: NestExpressApplication,
    readonly database: Database,
    readonly url: string,
  ) {}

  static async start(databaseUrl: string, more: { readonly provider?: ModelProvider } = {}): Promise<RunningApp> {
    const database = new Database(await createDataSource({ url: databaseUrl }).initialize());
    const own = new OwnAddresses();
    const readiness = new Readiness('0.0.0-test');
    const opened = {
      database,
      url: databaseUrl,
      mode: 'embedded' as const,
      announce: () => Promise.resolve(),
      close: () => database.close(),
    };
    const engine = engineSettings({ version: '0.0.0-test', exclusive: true, lookMs: 200 });
    const module = AppModule.of({ opened, engine, own, checkers: CHECKERS, judgeExam: JUDGE_EXAM, ...more }, readiness);
    const app = await NestFactory.create<NestExpressApplication>(module, {
      bodyParser: false,
      forceCloseConnections: true,
      abortOnError: false,
      logger: false,
    });
    app.useWebSocketAdapter(new IoAdapter(app));
    setUpHttp(app, { version: '0.0.0-test', consoleFolder: null });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    own.add('127.0.0.1', port);
    await app.get(Engine).start();
    app.get(ServerHealth).start();
    readiness.ready = true;
    return new RunningApp(app, database, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    await this.app.get(Engine).stop();
    await this.app.close();
    await this.database.close();
  }

  async get<Body>(path: string): Promise<Body> {
    return this.send<Body>('GET', path);
  }

  /** Sends JSON; throws the problem that comes back as `ProblemError`. */
  async send<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Body> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Body;
    const problem = JSON.parse(text) as Problem;
    if (!(problem.code in PROBLEMS)) throw new Error(`no problem: ${response.status} ${text}`);
    throw new ProblemError(problem.code, problem.detail, problem.errors);
  }

  /** Registers a server and reads its models. */
  async register(baseUrl: string, name = 'fake', slots = 1): Promise<string> {
    const { id } = await this.send<{ id: string }>('POST', '/api/servers', { name, baseUrl, slots });
    await this.send('POST', `/api/servers/${id}/refresh`);
    return id;
  }

  async importTasks(tasks: readonly unknown[]): Promise<void> {
    const response = await fetch(`${this.url}/api/benchmarks/tasks/import?format=json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tasks),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  async taskIds(): Promise<string[]> {
    return (await this.get<Page<{ id: string }>>('/api/benchmarks/tasks?limit=500')).items.map((task) => task.id);
  }

  /** Starts a run and waits for its end. */
  async runToEnd(start: StartRun): Promise<Run> {
    const { runId } = await this.send<{ runId: string }>('POST', '/api/benchmarks/run', start);
    await this.app.get(Engine).waitUntilFinished(runId);
    return this.get<Run>(`/api/benchmarks/runs/${runId}`);
  }
}
