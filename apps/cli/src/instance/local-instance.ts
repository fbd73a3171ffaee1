import {
  ProblemError,
  type Comparison,
  type ImportReport,
  type Model,
  type ModelRef,
  type Result,
  type Run,
  type RunAccepted,
  type RunCommand,
  type Server,
  type SpeedProbe,
  type StartRun,
  type TaskSummary,
} from '@assay/contracts';
import { AppLogger, type Config } from '@assay/server/config';
import { ComparisonService, type ComparisonRequest } from '@assay/server/comparison';
import { RunEventBus } from '@assay/server/events';
import { Engine, engineSettings, RecordedRuns, type RecordedRunRequest } from '@assay/server/execution';
import { OwnAddresses } from '@assay/server/http';
import { ServerRegistry } from '@assay/server/models';
import {
  ModelRepository,
  openDatabase,
  openSecretBox,
  ResultRepository,
  RunViewRepository,
  SuiteRepository,
  TaskRepository,
  type OpenDatabase,
} from '@assay/server/persistence';
import { ResultExports, ResultExportsModule, type ExportFormat } from '@assay/server/results';
import { originOf, RunViewer, RunViewsModule } from '@assay/server/runs';
import type { WasmSandbox } from '@assay/server/sandbox';
import { CoreTasks, TaskCatalogue, TaskImporter, textOfUpload } from '@assay/server/tasks';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { join } from 'node:path';
import { CoreModule } from '../../../api/src/core.module';
import { checkersOf, sandboxOf, type Installation } from '../../../api/src/serve';
import { Instance, type KeyedTask, type ResultSelection, type TaskUpload } from './instance';

/** What a command needs of the application. */
class CommandModule {}

/** The data folder, or the database of DATABASE_URL, opened by this process. Works on its own runs only. */
export class LocalInstance extends Instance {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly opened: OpenDatabase,
    private readonly config: Config,
    private readonly sandbox: WasmSandbox,
  ) {
    super();
  }

  /** Throws `CannotStart` with a sentence for people; the first use imports the core tasks. */
  static async open(config: Config, installation: Installation): Promise<LocalInstance> {
    const { root, version } = installation;
    const sandbox = sandboxOf(config, installation);
    const opened = await openDatabase(config, (text) => process.stderr.write(`${text}\n`));
    try {
      const engine = engineSettings({ version, exclusive: opened.mode === 'embedded', scope: 'own' });
      const logger = new AppLogger(config.log === 'info' ? 'warn' : config.log, process.stderr);
      const secrets = await openSecretBox(config.dataDir);
      const parts = { opened, engine, own: new OwnAddresses(), secrets, sandbox, checkers: checkersOf(installation) };
      const app = await NestFactory.createApplicationContext(
        { module: CommandModule, imports: [CoreModule.of(parts), RunViewsModule, ResultExportsModule] },
        { logger, abortOnError: false },
      );
      await app.get(ServerRegistry).sealKeys();
      await app.get(CoreTasks).importOnce(join(root, 'seed-data', 'core'));
      await app.get(Engine).start();
      return new LocalInstance(app, opened, config, sandbox);
    } catch (error) {
      await sandbox.close();
      await opened.close();
      throw error;
    }
  }

  override async importTasks(file: TaskUpload, dryRun: boolean): Promise<ImportReport> {
    const hint = {
      fileName: file.name.replace(/\.gz$/, ''),
      ...(file.format === undefined ? {} : { format: file.format }),
      ...(file.taskType === undefined ? {} : { taskType: file.taskType }),
    };
    return this.app
      .get(TaskImporter)
      .import(
        [{ text: await textOfUpload(file.bytes), hint, ...(file.folder === undefined ? {} : { folder: file.folder }) }],
        dryRun,
      );
  }

  override async *tasks(): AsyncIterable<TaskSummary> {
    for (let cursor: string | undefined; ;) {
      const page = await this.app.get(TaskCatalogue).list({ limit: 500, cursor });
      yield* page.items;
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }

  override tasksWithKeys(keys: readonly string[]): Promise<readonly KeyedTask[]> {
    return this.app.get(TaskRepository).newest(keys);
  }

  override async suiteId(name: string): Promise<string> {
    const suite = await this.app.get(SuiteRepository).find(name);
    if (suite === null) throw new ProblemError('not_found', `There is no suite named "${name}".`);
    return suite.id;
  }

  override async servers(): Promise<readonly Server[]> {
    return (await this.registry().list({ limit: 500 })).items;
  }

  override async useServer(baseUrl: string, slots?: number): Promise<Server> {
    const known = (await this.servers()).find((server) => server.baseUrl === baseUrl.replace(/\/+$/, ''));
    const more = slots === undefined ? {} : { slots };
    const server = known ?? (await this.registry().create({ name: new URL(baseUrl).host, baseUrl, ...more }));
    if (known !== undefined && slots !== undefined) await this.registry().edit(server.id, more);
    return this.registry().refresh(server.id);
  }

  override async refreshServers(): Promise<void> {
    await this.registry().registerDefault(this.config.ollamaHost);
    const servers = await this.servers();
    await Promise.all(servers.filter((server) => server.enabled).map((server) => this.registry().refresh(server.id)));
  }

  override async start(run: StartRun): Promise<RunAccepted> {
    return this.app.get(Engine).launch(run, null, await originOf(run, this.app.get(RunViewer)));
  }

  override run(id: string): Promise<Run> {
    return this.app.get(RunViewer).read(id);
  }

  override async onPart(id: string, told: () => void): Promise<(() => void) | null> {
    const bus = this.app.get(RunEventBus);
    const watch = await bus.watch(id, (await this.run(id)).lastSeq, ({ type }) => {
      if (!type.startsWith('trial.')) told();
    });
    return watch.kind === 'watching' ? watch.stop : null;
  }

  override latestRunId(): Promise<string | null> {
    return this.app.get(RunViewRepository).latestId();
  }

  override command(id: string, command: RunCommand): Promise<void> {
    return this.app.get(Engine).command(id, command);
  }

  override results({ runId }: ResultSelection): AsyncIterable<Result> {
    return this.app.get(ResultRepository).stream({ runId });
  }

  override async models(): Promise<readonly Model[]> {
    const models: Model[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.app.get(ModelRepository).list({ limit: 500, cursor });
      models.push(...page.items);
      if (page.nextCursor === null) return models;
      cursor = page.nextCursor;
    }
  }

  override startProbes(serverId: string, models: readonly string[]): Promise<readonly SpeedProbe[]> {
    return this.app.get(Engine).probes.request(serverId, models);
  }

  override probes(asked: readonly SpeedProbe[]): Promise<readonly SpeedProbe[]> {
    return this.app.get(Engine).probes.byIds(asked.map(({ id }) => id));
  }

  override async cancelProbes(serverId: string): Promise<void> {
    await this.app.get(Engine).probes.cancel(serverId);
  }

  override async *export({ runId }: ResultSelection, format: ExportFormat): AsyncGenerator<string> {
    const exports = this.app.get(ResultExports);
    await exports.check({ runId });
    yield* exports.write({ runId }, format);
  }

  override record(request: RecordedRunRequest): Promise<string> {
    return this.app.get(RecordedRuns).create(request);
  }

  override scoreRecorded(runId: string, signal: AbortSignal, told?: (done: number) => void): Promise<void> {
    return this.app.get(RecordedRuns).score(runId, signal, told);
  }

  override rescore(runId: string, judge: ModelRef): Promise<void> {
    return this.app.get(Engine).rescore(runId, { judge });
  }

  override compare(request: ComparisonRequest): Promise<Comparison> {
    return this.app.get(ComparisonService).compare(request);
  }

  override async close(): Promise<void> {
    await this.app.get(Engine).stop();
    await this.app.close();
    await this.sandbox.close();
    await this.opened.close();
  }

  private registry(): ServerRegistry {
    return this.app.get(ServerRegistry);
  }
}
