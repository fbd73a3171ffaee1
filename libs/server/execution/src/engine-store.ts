import {
  Database,
  EnvironmentStore,
  LaneRepository,
  Presence,
  RunCommands,
  RunLifecycle,
  SpeedProbeRepository,
  TrialOutcomes,
  TrialQueue,
} from '@assay/server/persistence';

/** The rows that the engine works with. */
export class EngineStore {
  readonly lanes: LaneRepository;
  readonly presence: Presence;
  readonly queue: TrialQueue;
  readonly outcomes: TrialOutcomes;
  readonly lifecycle: RunLifecycle;
  readonly commands: RunCommands;
  readonly environments: EnvironmentStore;
  readonly probes: SpeedProbeRepository;

  constructor(database: Database) {
    this.lanes = new LaneRepository(database);
    this.presence = new Presence(database);
    this.queue = new TrialQueue(database);
    this.outcomes = new TrialOutcomes(database);
    this.lifecycle = new RunLifecycle(database);
    this.commands = new RunCommands(database);
    this.environments = new EnvironmentStore(database);
    this.probes = new SpeedProbeRepository(database);
  }
}
