import type { Failpoints } from '@assay/domain/run';
import { type Clock, type CodeSandbox, type ModelProvider, NoFailpoints, NoSandbox } from '@assay/domain/run';
import { EvaluationWorker, Evaluator, WorkerIdentity } from '@assay/server/evaluation';
import { RunEventBridge, RunEventBus, RunEventHistory } from '@assay/server/events';
import type { EngineSettings } from '@assay/server/execution';
import { buildEngine, type Engine, engineSettings, SystemClock } from '@assay/server/execution';
import { OllamaProvider } from '@assay/server/ollama';
import {
  createDataSource,
  Database,
  EvaluationStore,
  PlanningReads,
  RunCreation,
  RunEventLog,
  SettingsRepository,
} from '@assay/server/persistence';

/** What an engine without HTTP is made of. */
export interface EngineToAssemble {
  readonly url: string;
  readonly settings?: Partial<EngineSettings>;
  readonly provider?: ModelProvider;
  readonly clock?: Clock;
  readonly failpoints?: Failpoints;
  readonly sandbox?: CodeSandbox;
  /** Listen to other processes on the database. */
  readonly listens?: boolean;
  /** How long a statement may take, ms. */
  readonly statementMs?: number;
}

/** An engine with the parts that specs look into. */
export interface AssembledEngine {
  readonly engine: Engine;
  readonly database: Database;
  readonly bus: RunEventBus;
  readonly provider: ModelProvider;
  /** Stops the engine and lets go of database and servers. */
  close(): Promise<void>;
}

/** Waits that a spec can afford; everything else as in the product. */
export const QUICK: Partial<EngineSettings> = {
  lookMs: 50,
  absenceMs: 300,
  heartbeatMs: 200,
  graceMs: 50,
  retry: { attempts: 5, firstDelayMs: 2, longestDelayMs: 10, outOfMemoryDelayMs: 5, longestWaitMs: 60_000 },
  circuit: { failures: 3, probeMs: 20, waitMs: 60_000 },
};

/** Puts an engine together as the applications do, without Nest and HTTP. */
export async function assembleEngine(parts: EngineToAssemble): Promise<AssembledEngine> {
  const database = new Database(
    await createDataSource({
      url: parts.url,
      poolSize: 6,
      ...(parts.statementMs === undefined ? {} : { statementMs: parts.statementMs }),
    }).initialize(),
  );
  const bus = new RunEventBus(new RunEventHistory(new RunEventLog(database)));
  const clock = parts.clock ?? new SystemClock();
  const failpoints = parts.failpoints ?? new NoFailpoints();
  const ollama = new OllamaProvider();
  const provider = parts.provider ?? ollama;
  const identity = new WorkerIdentity();
  const store = new EvaluationStore(database);
  const tools = { sandbox: parts.sandbox ?? new NoSandbox('This engine has no sandbox.') };
  const evaluator = new Evaluator({ store, bus, identity, clock, failpoints, tools });
  const engine = buildEngine({
    database,
    stored: new SettingsRepository(database),
    reads: new PlanningReads(database),
    creation: new RunCreation(database),
    bus,
    bridge: new RunEventBridge({ url: parts.listens === true ? parts.url : null }, bus),
    evaluator,
    evaluations: new EvaluationWorker(store, evaluator, identity, clock),
    identity,
    provider,
    clock,
    failpoints,
    settings: engineSettings({ version: 'spec', exclusive: true, ...QUICK, ...parts.settings }),
  });
  const close = async (): Promise<void> => {
    await engine.stop();
    await ollama.close();
    await database.close();
  };
  return { engine, database, bus, provider, close };
}
