import { Clock, Failpoints, ModelProvider } from '@assay/domain/run';
import { EvaluationWorker, Evaluator, TaskCache, WorkerIdentity } from '@assay/server/evaluation';
import { RunEventBridge, RunEventBus } from '@assay/server/events';
import {
  Database,
  ModelRepository,
  PlanningReads,
  ProbedSpeeds,
  RunCreation,
  SettingsRepository,
  type TaskToAsk,
} from '@assay/server/persistence';
import { Engine } from './engine';
import { EngineLimits } from './engine-limits';
import { EngineSettings } from './engine-settings';
import { EngineStore } from './engine-store';
import { JudgeAccounts } from './judging/judge-accounts';
import { JudgeBlockRunner } from './judging/judge-block-runner';
import { JudgeDesk } from './judging/judge-desk';
import { JudgeFailure } from './judging/judge-failure';
import { JudgeGivingUp } from './judging/judge-giving-up';
import { JudgeRecords } from './judging/judge-records';
import { JudgeRunner } from './judging/judge-runner';
import { BlockPreparation } from './lane/block-preparation';
import { BlockRunner } from './lane/block-runner';
import { LaneKeeper } from './lane/lane-keeper';
import { ServerWait } from './lane/server-wait';
import { RunDrafting } from './launch/run-draft';
import { RunLauncher } from './launch/run-launcher';
import { ModelDiscovery } from './launch/model-discovery';
import { ServerPreflight } from './launch/server-preflight';
import { ProbeDesk } from './probe/probe-desk';
import { ProbeRunner } from './probe/probe-runner';
import { QuietMachine } from './probe/quiet-machine';
import { RunCloser } from './run-closer';
import { RunDesk } from './run-desk';
import { RunScope } from './run-scope';
import { TrialAnswer } from './trial/trial-answer';
import { TrialFailure } from './trial/trial-failure';
import { TrialRecords } from './trial/trial-records';
import { TrialRunner } from './trial/trial-runner';

/** What an engine is built from. */
export interface EngineNeeds {
  readonly database: Database;
  readonly stored: SettingsRepository;
  readonly reads: PlanningReads;
  readonly creation: RunCreation;
  readonly bus: RunEventBus;
  readonly bridge: RunEventBridge;
  readonly evaluator: Evaluator;
  readonly evaluations: EvaluationWorker;
  readonly identity: WorkerIdentity;
  readonly provider: ModelProvider;
  readonly clock: Clock;
  readonly failpoints: Failpoints;
  readonly settings: EngineSettings;
  /** Shared with whatever must not work while speed is measured; absent = nothing such is in this process. */
  readonly quiet?: QuietMachine;
}

/** Puts the parts of an engine together. */
export function buildEngine(needs: EngineNeeds): Engine {
  const { database, bus, clock, failpoints, settings } = needs;
  const store = new EngineStore(database);
  const scope = new RunScope(settings);
  const closer = new RunCloser(store, bus, failpoints);
  const limits = new EngineLimits(needs.stored, settings);
  const judges = new JudgeDesk({ store, reads: needs.reads, evaluator: needs.evaluator, bus, closer, scope });
  return new Engine({
    launcher: buildLauncher(needs, scope, limits, judges),
    judges,
    probes: new ProbeDesk(store, needs.bus, scope, clock),
    desk: new RunDesk(store, bus, closer, scope, clock),
    keeper: buildKeeper(needs, { store, scope, closer, limits }),
    evaluations: needs.evaluations,
    bridge: needs.bridge,
    closer,
    scope,
    identity: needs.identity.id,
    settings,
  });
}

function buildLauncher(needs: EngineNeeds, scope: RunScope, limits: EngineLimits, judges: JudgeDesk): RunLauncher {
  const { provider, database, reads, creation, bus, settings, failpoints } = needs;
  const drafting = new RunDrafting(reads, limits);
  const preflight = new ServerPreflight(
    provider,
    database,
    new ModelDiscovery(provider, new ModelRepository(database)),
  );
  const sandbox = () => needs.evaluator.sandbox();
  const probed = new ProbedSpeeds(database);
  return new RunLauncher({
    drafting,
    preflight,
    reads,
    probed,
    creation,
    judges,
    bus,
    scope,
    settings,
    failpoints,
    sandbox,
  });
}

/** What several parts of the engine share. */
interface Shared {
  readonly store: EngineStore;
  readonly scope: RunScope;
  readonly closer: RunCloser;
  readonly limits: EngineLimits;
}

function buildKeeper(needs: EngineNeeds, shared: Shared): LaneKeeper {
  const { provider, bus, clock, settings, identity, failpoints } = needs;
  const { store, scope, closer, limits } = shared;
  const judges = new JudgeGivingUp(store, needs.evaluator, clock);
  const preparation = new BlockPreparation({ store, judges, provider, bus, clock, settings });
  const judging = buildJudging(needs, shared, judges);
  const trials = buildTrialRunner(needs, store, preparation);
  const blocks = new BlockRunner({ store, trials, closer, bus, clock, scope, settings });
  const wait = new ServerWait({ store, judges, provider, bus, clock, scope, settings });
  const quiet = needs.quiet ?? new QuietMachine();
  const probes = new ProbeRunner({ store, provider, clock, scope, settings, quiet });
  return new LaneKeeper({
    ...{ store, provider, preparation, blocks, judging, probes, wait, closer, limits },
    ...{ scope, clock, settings, identity, bus, failpoints },
  });
}

function buildJudging(needs: EngineNeeds, shared: Shared, givingUp: JudgeGivingUp): JudgeBlockRunner {
  const { provider, clock, settings, evaluator, failpoints } = needs;
  const { store, scope, closer } = shared;
  const records = new JudgeRecords(store, evaluator, closer, clock);
  const failures = new JudgeFailure(records, givingUp, provider, clock, settings);
  const { timeouts } = settings;
  const judges = new JudgeRunner({
    ...{ evaluator, provider, records, failures, failpoints, timeouts },
    accounts: new JudgeAccounts(store),
  });
  return new JudgeBlockRunner({ store, judges, records, clock, scope, settings });
}

function buildTrialRunner(needs: EngineNeeds, store: EngineStore, preparation: BlockPreparation): TrialRunner {
  const { provider, bus, clock, failpoints, settings, reads, evaluator } = needs;
  const records = new TrialRecords(store, bus, clock);
  const failures = new TrialFailure(records, preparation, provider, settings);
  const answers = new TrialAnswer(records, evaluator, failpoints);
  const tasks = new TaskCache<TaskToAsk>((id) => reads.taskToAsk(id));
  const { timeouts } = settings;
  return new TrialRunner({ provider, tasks, records, answers, failures, bus, clock, failpoints, timeouts });
}
