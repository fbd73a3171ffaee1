import {
  Database,
  EnvironmentStore,
  JudgeConductRepository,
  JudgeQueue,
  JudgeRegistry,
  LaneRepository,
  Presence,
  RunCommands,
  RunLifecycle,
  RunRescoring,
  SpeedProbeRepository,
  StorageRoom,
  TrialOutcomes,
  TrialQueue,
  type OpenWork,
} from '@assay/server/persistence';

/** The rows that the engine works with. */
export class EngineStore {
  readonly lanes: LaneRepository;
  readonly presence: Presence;
  readonly room: StorageRoom;
  readonly queue: TrialQueue;
  readonly judging: JudgeQueue;
  readonly judges: JudgeRegistry;
  readonly conducts: JudgeConductRepository;
  readonly outcomes: TrialOutcomes;
  readonly lifecycle: RunLifecycle;
  readonly commands: RunCommands;
  readonly rescoring: RunRescoring;
  readonly environments: EnvironmentStore;
  readonly probes: SpeedProbeRepository;

  constructor(database: Database) {
    this.lanes = new LaneRepository(database);
    this.presence = new Presence(database);
    this.room = new StorageRoom(database);
    this.queue = new TrialQueue(database);
    this.judging = new JudgeQueue(database);
    this.judges = new JudgeRegistry(database);
    this.conducts = new JudgeConductRepository(database);
    this.outcomes = new TrialOutcomes(database);
    this.lifecycle = new RunLifecycle(database);
    this.commands = new RunCommands(database);
    this.rescoring = new RunRescoring(database);
    this.environments = new EnvironmentStore(database);
    this.probes = new SpeedProbeRepository(database);
  }
  /** All that is open on a server for runs (these runs) that shall go on: generations and judgings. */
  async openWork(serverId: string, runIds: readonly string[] | null): Promise<OpenWork[]> {
    return [...(await this.queue.openWork(serverId, runIds)), ...(await this.judging.openWork(serverId, runIds))];
  }
}
