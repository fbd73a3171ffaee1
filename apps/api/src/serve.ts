import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppLogger, CannotStart, type Config } from '@assay/server/config';
import { Engine, engineSettings } from '@assay/server/execution';
import { OwnAddresses } from '@assay/server/http';
import { ServerHealth, ServerRegistry } from '@assay/server/models';
import { openDatabase, openSecretBox, type OpenDatabase } from '@assay/server/persistence';
import { WasmSandbox } from '@assay/server/sandbox';
import { CoreTasks } from '@assay/server/tasks';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { AppModule } from './app.module';
import { setUpHttp } from './http.setup';
import { Readiness } from './readiness';

/** Where the parts of an installation lie. */
export interface Installation {
  /** Folder of package.json. */
  readonly root: string;
  readonly version: string;
}

const LOOK_AT_SANDBOX_MS = 1_500;
/** Between two looks for judges that were used and never examined. */
const FIRST_EXAMS_EVERY_MS = 30_000;

/** A running application. */
export interface Served {
  readonly url: string;
  /** Drains the API and the engine, then closes the database. */
  stop(): Promise<void>;
}

/** Starts database, API, live events, console and engine. Throws `CannotStart` with a sentence for people. */
export async function serve(config: Config, installation: Installation, logger: AppLogger): Promise<Served> {
  const opened = await openDatabase(config, (text) => logger.log(text));
  try {
    return await serveOn(opened, config, installation, logger);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function serveOn(
  opened: OpenDatabase,
  config: Config,
  installation: Installation,
  logger: AppLogger,
): Promise<Served> {
  const own = new OwnAddresses();
  const secrets = await openSecretBox(config.dataDir);
  const readiness = new Readiness(installation.version);
  const engine = engineSettings({
    version: installation.version,
    exclusive: opened.mode === 'embedded',
    lanes: config.role !== 'api',
  });
  const sandbox = sandboxOf(config, installation);
  const shipped = { checkers: checkersOf(installation), judgeExam: judgeExamOf(installation) };
  const firstExamsEveryMs = config.role === 'api' ? 0 : FIRST_EXAMS_EVERY_MS;
  const module = AppModule.of({ opened, engine, own, secrets, sandbox, ...shipped, firstExamsEveryMs }, readiness);
  const app = await NestFactory.create<NestExpressApplication>(module, {
    // Nest tells of every route that it maps; from here on the log is ours.
    logger: false,
    bodyParser: false,
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.useWebSocketAdapter(new IoAdapter(app));
  setUpHttp(app, { version: installation.version, consoleFolder: consoleFolderOf(installation) });
  try {
    const url = await listen(app, config);
    app.useLogger(logger);
    noteOwnAddresses(own, opened.url, url);
    await opened.announce(url);
    await firstStart(app, config, installation, logger);
    await app.get(Engine).start();
    if (config.role !== 'api') app.get(ServerHealth).start();
    readiness.ready = true;
    tellOfSandbox(sandbox, logger);
    return { url, stop: () => stop(app, opened, readiness, sandbox) };
  } catch (error) {
    await app.close();
    await sandbox.close();
    throw error;
  }
}

/** Where programs of answers and of tasks run; it looks at the machine when it is opened or needed. */
export function sandboxOf({ dataDir, sandbox }: Config, { root }: Installation): WasmSandbox {
  return new WasmSandbox({ root, folder: join(dataDir, 'sandbox'), policy: sandbox });
}

/** Looks at the machine a moment after the start, when it is not needed before: that costs half a second of processor time. */
function tellOfSandbox(sandbox: WasmSandbox, logger: AppLogger): void {
  const look = async (): Promise<void> => {
    const { level, reason } = await sandbox.open();
    logger.log(`Sandbox: ${level}. ${reason}`);
  };
  setTimeout(() => void look(), LOOK_AT_SANDBOX_MS).unref();
}

/** Where the checkers lie that ship with Assay. */
export function checkersOf({ root }: Installation): string {
  return join(root, 'seed-data', 'checkers');
}

/** Where the exam of judges lies. */
function judgeExamOf({ root }: Installation): string {
  return join(root, 'seed-data', 'judge-exam', 'exam.yaml');
}

async function stop(
  app: NestExpressApplication,
  opened: OpenDatabase,
  readiness: Readiness,
  sandbox: WasmSandbox,
): Promise<void> {
  readiness.ready = false;
  await app.get(Engine).stop();
  await app.close();
  await sandbox.close();
  await opened.close();
}

async function listen(app: NestExpressApplication, { host, port }: Config): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw cannotListen(error, host, port);
  }
  const address = app.getHttpServer().address() as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

function cannotListen(error: unknown, host: string, port: number): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} on ${host} is in use. Stop what listens there, or choose another: PORT=3001 npm start. PORT=0 takes a free one.`,
    );
  if (code === 'EACCES')
    return new CannotStart(`Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart(`This machine has no address ${host}. Set HOST to 127.0.0.1 or ::1.`);
  return error;
}

function noteOwnAddresses(own: OwnAddresses, ...urls: readonly string[]): void {
  for (const text of urls) {
    const url = new URL(text);
    own.add(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port || 5432));
  }
}

async function firstStart(
  app: NestExpressApplication,
  config: Config,
  { root }: Installation,
  logger: AppLogger,
): Promise<void> {
  const report = await app.get(CoreTasks).importOnce(join(root, 'seed-data', 'core'));
  if (report !== null && report.invalid.length > 0)
    throw new Error(`The tasks that ship with Assay are not valid: ${JSON.stringify(report.invalid.slice(0, 5))}`);
  if (report !== null) logger.log(`Imported ${report.created.length} core tasks.`);
  const sealed = await app.get(ServerRegistry).sealKeys();
  if (sealed > 0) logger.log(`Encrypted the stored keys of ${sealed} servers.`);
  const server = await app.get(ServerRegistry).registerDefault(config.ollamaHost);
  if (server !== null) logger.log(`Registered ${server.baseUrl} as server "${server.name}".`);
}

function consoleFolderOf({ root }: Installation): string | null {
  const folder = join(root, 'dist', 'console');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}
