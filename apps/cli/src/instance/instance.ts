import type {
  Comparison,
  ImportReport,
  Model,
  ModelRef,
  Result,
  Run,
  RunAccepted,
  RunCommand,
  Server,
  SpeedProbe,
  StartRun,
  TaskSummary,
  TaskType,
} from '@assay/contracts';
import type { ComparisonRequest } from '@assay/server/comparison';
import type { RecordedRunRequest } from '@assay/server/execution';
import type { ExportFormat } from '@assay/server/results';

/** A task file and how to read it. */
export interface TaskUpload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly format?: string;
  readonly taskType?: TaskType;
  /** Where it lies: programs that its tasks name are read from there, where this process imports it. */
  readonly folder?: string;
}

/** A task as answers are matched with it. */
export type KeyedTask = Pick<TaskSummary, 'id' | 'key' | 'taskDescription' | 'variantCount'>;

/** Which stored results. */
export interface ResultSelection {
  readonly runId?: string;
}

/** What commands ask for: of the data folder in this process, or of a running instance. Throws `ProblemError`. */
export abstract class Instance {
  abstract importTasks(file: TaskUpload, dryRun: boolean): Promise<ImportReport>;
  abstract tasks(): AsyncIterable<TaskSummary>;
  /** The current tasks with these keys. */
  abstract tasksWithKeys(keys: readonly string[]): Promise<readonly KeyedTask[]>;
  abstract suiteId(name: string): Promise<string>;
  abstract servers(): Promise<readonly Server[]>;
  /** The server with this address, registered when it is not known yet, asked for its models. */
  abstract useServer(baseUrl: string, slots?: number): Promise<Server>;
  /** Asks every enabled server for its models; registers OLLAMA_HOST when there is no server. */
  abstract refreshServers(): Promise<void>;
  abstract start(run: StartRun): Promise<RunAccepted>;
  abstract run(id: string): Promise<Run>;
  /** Calls back when a part of a run begins or the run ends; gives the function that ends it. Null where nobody tells: then one has to look. */
  abstract onPart(id: string, told: () => void): Promise<(() => void) | null>;
  /** Null when there is no run. */
  abstract latestRunId(): Promise<string | null>;
  abstract command(id: string, command: RunCommand): Promise<void>;
  abstract results(selection: ResultSelection): AsyncIterable<Result>;
  /** Every tag of every server. */
  abstract models(): Promise<readonly Model[]>;
  abstract startProbes(serverId: string, models: readonly string[]): Promise<readonly SpeedProbe[]>;
  /** Those probes as they are now; `serverIds` are where they run. */
  abstract probes(asked: readonly SpeedProbe[], serverIds: readonly string[]): Promise<readonly SpeedProbe[]>;
  abstract cancelProbes(serverId: string): Promise<void>;
  /** The file of stored results, piece by piece. */
  abstract export(selection: ResultSelection, format: ExportFormat): AsyncIterable<string | Uint8Array>;
  /** Stores answers that were given elsewhere as a run; gives its id. */
  abstract record(request: RecordedRunRequest): Promise<string>;
  /** Scores the open answers of a recorded run by programs; ends early when the signal aborts. */
  abstract scoreRecorded(runId: string, signal: AbortSignal, told?: (done: number) => void): Promise<void>;
  /** Has the answers of a run that has ended scored again, with this judge. */
  abstract rescore(runId: string, judge: ModelRef): Promise<void>;
  abstract compare(request: ComparisonRequest): Promise<Comparison>;
  abstract close(): Promise<void>;
}
