import { createHash } from 'node:crypto';
import {
  ProblemError,
  type JsonObject,
  type PlanProblem,
  type RunAccepted,
  type RunPlan,
  type StartRun,
} from '@assay/contracts';
import { Failpoints, type SandboxReport } from '@assay/domain/run';
import { planTrials, UNKNOWN_TIME } from '@assay/domain/scheduling';
import { canonicalJson } from '@assay/domain/task-file';
import { judgePromptHash } from '@assay/server/evaluation';
import { RunEventBus } from '@assay/server/events';
import {
  newId,
  PlanningReads,
  ProbedSpeeds,
  RunCreation,
  type NewRun,
  type NewRunModel,
} from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { JudgeDesk } from '../judging/judge-desk';
import { RunScope } from '../run-scope';
import { expectedSpeeds } from './expected-speeds';
import { draftBlocks, draftTime, judgeCalls, planFigures, trialsOf, type KnownSpeeds } from './plan-figures';
import { refusedJudge } from './judge-problems';
import { planProblems, runsPrograms } from './plan-problems';
import { RunDrafting, type DraftModel, type RunDraft } from './run-draft';
import { ASKED_FOR, type RunOrigin } from './run-origin';
import { ServerPreflight } from './server-preflight';

/** What starting runs needs. */
export interface RunLauncherParts {
  readonly drafting: RunDrafting;
  readonly preflight: ServerPreflight;
  readonly reads: PlanningReads;
  readonly probed: ProbedSpeeds;
  readonly creation: RunCreation;
  readonly judges: JudgeDesk;
  readonly bus: RunEventBus;
  readonly scope: RunScope;
  readonly settings: EngineSettings;
  readonly failpoints: Failpoints;
  /** What the sandbox offers; asked for plans whose tasks run programs. */
  readonly sandbox: () => Promise<SandboxReport>;
}

/** Plans runs and stores them: what is accepted is stored whole, and worked on by whoever drives the servers. */
export class RunLauncher {
  constructor(private readonly parts: RunLauncherParts) {}

  /** The plan of a run, with all that would keep it from starting. Throws `ProblemError` where there is nothing to plan. */
  async plan(start: StartRun): Promise<RunPlan> {
    const { draft, problems } = await this.draft(start);
    const known = await this.known(draft);
    return {
      tasks: draft.tasks.length,
      trials: trialsOf(draft),
      blocks: draftBlocks(draft, known),
      ...planFigures(draft),
      judgeCalls: judgeCalls(draft),
      estimate: draftTime(draft, known),
      problems,
    };
  }

  /** The same key gives the same run. Throws `ProblemError` `run_refused` with the problems of level `error`, and what `plan` throws. */
  async launch(start: StartRun, idempotencyKey: string | null, origin: RunOrigin = ASKED_FOR): Promise<RunAccepted> {
    const { creation, judges, failpoints } = this.parts;
    const earlier = idempotencyKey === null ? null : await creation.withKey(idempotencyKey);
    if (earlier !== null) return { runId: earlier.runId, trials: earlier.trials, estimate: UNKNOWN_TIME };
    const { draft, problems } = await this.draft(start);
    refuse(problems.filter(({ level }) => level === 'error'));
    const created = await creation.create({
      ...this.newRun(start, draft, idempotencyKey),
      ...originOf(origin, draft),
      judge: draft.judge === null ? null : await judges.register(draft.judge),
    });
    failpoints.pass('after_plan_commit');
    const { runId, trials, event } = created;
    this.parts.scope.add(runId);
    if (event !== null) this.parts.bus.publish([event]);
    this.parts.bus.wake(runId);
    return { runId, trials, estimate: draftTime(draft, await this.known(draft)) };
  }

  /** A draft of what the servers have now: a tag that means another model than it did is read anew once. */
  private async draft(start: StartRun): Promise<{ readonly draft: RunDraft; readonly problems: PlanProblem[] }> {
    const { drafting, preflight } = this.parts;
    const draft = await drafting.draft(start);
    const problems = await this.problems(draft);
    if (!problems.some(({ code }) => code === 'model_changed')) return { draft, problems };
    const served = [
      ...draft.models.map((model) => model.served),
      ...(draft.judge === null ? [] : [draft.judge.served]),
    ];
    if (!(await preflight.refresh([...new Set(served.map(({ serverId }) => serverId))]))) return { draft, problems };
    const again = await drafting.draft(start);
    return { draft: again, problems: await this.problems(again) };
  }

  private async problems(draft: RunDraft): Promise<PlanProblem[]> {
    const sandbox = runsPrograms(draft) ? await this.parts.sandbox() : null;
    const { preflight, judges } = this.parts;
    const { judge } = draft;
    const known = judge === null ? [] : refusedJudge(judge.served, await judges.unreadable(judge.served));
    return [...(await preflight.problems(draft.models, judge)), ...planProblems(draft, sandbox), ...known];
  }

  private async known(draft: RunDraft): Promise<KnownSpeeds> {
    const { reads, probed } = this.parts;
    const { judge } = draft;
    const served = draft.models.map((model) => model.served);
    const tags = judge === null ? served : [...served, judge.served];
    const slots = new Map(tags.map(({ serverId, slots: count }) => [serverId, count]));
    const judging = judge === null ? [] : await reads.judgeSpeeds([judge.served.modelId]);
    const measured = [...(await reads.speeds(served.map(({ modelId }) => modelId))), ...judging];
    const expected = await expectedSpeeds(probed, draft, measured);
    const lanes = await Promise.all(
      [...slots].map(async ([serverId, count]) => {
        const loadMs = (await reads.loadMs(serverId)) ?? expected.loadMs.get(serverId) ?? 0;
        return [serverId, { slots: count, loadMs }] as const;
      }),
    );
    return { speeds: [...measured, ...expected.speeds], lanes: new Map(lanes) };
  }

  private newRun(
    start: StartRun,
    draft: RunDraft,
    idempotencyKey: string | null,
  ): Omit<NewRun, keyof RunRoots | 'judge'> {
    const { tasks, suite, models, epochs, options } = draft;
    return {
      id: newId(),
      name: nameOf(start, draft),
      suite: suite === null ? null : { id: suite.id, name: suite.name },
      epochs,
      options,
      manifest: manifestOf(draft, this.parts.settings.version),
      idempotencyKey,
      taskIds: tasks.map((task) => task.id),
      models: models.map(newRunModel),
      probed: start.speedProbe === true ? models.filter(runsOnItsServer).map(newRunModel) : [],
    };
  }
}

/** A cloud model's speed says nothing about its server. */
function runsOnItsServer({ served }: DraftModel): boolean {
  return !served.remote;
}

type RunRoots = Pick<NewRun, 'kind' | 'parentRunId' | 'seedSalt' | 'trials'>;

function originOf({ kind, parentRunId, seedSalt, cycle }: RunOrigin, { tasks, models, epochs }: RunDraft): RunRoots {
  return { kind, parentRunId, seedSalt, trials: planTrials(tasks, models.length, epochs, cycle ?? epochs) };
}

const LONGEST_NAME = 200;

function refuse(errors: readonly PlanProblem[]): void {
  if (errors.length === 0) return;
  const places = errors.map(({ model, code, message }) => ({ path: model ?? code, message }));
  throw new ProblemError('run_refused', [...new Set(errors.map(({ message }) => message))].join(' '), places);
}

function nameOf(start: StartRun, { suite, models, tasks }: RunDraft): string {
  if (start.name !== undefined && start.name.trim() !== '') return start.name.trim();
  const what =
    suite?.name ??
    start.taskTypes?.join(', ') ??
    (tasks.length === 1 ? (tasks[0]?.key ?? '') : `${tasks.length} tasks`);
  return `${what}: ${models.map(({ served }) => served.tag).join(', ')}`.slice(0, LONGEST_NAME);
}

function newRunModel({ served, numCtx, sampling }: DraftModel): NewRunModel {
  const { modelId, serverId, tag } = served;
  const runner = { numCtx };
  return { modelId, serverId, tag, runner, runnerHash: hash(runner), sampling, samplingHash: hash(sampling) };
}

/** Digests, options and versions as they were when the run was accepted. */
function manifestOf(draft: RunDraft, version: string): JsonObject {
  const { judge } = draft;
  const servers = [...draft.models, ...(judge === null ? [] : [judge])].map(({ served }) => [
    served.serverId,
    { name: served.server, kind: served.serverKind, version: served.serverVersion },
  ]);
  return {
    assay: version,
    servers: Object.fromEntries(servers) as JsonObject,
    models: draft.models.map(({ served, numCtx, sampling }) => ({
      tag: served.tag,
      digest: served.digest,
      serverId: served.serverId,
      numCtx,
      sampling: { ...sampling },
    })),
    judge:
      draft.judge === null
        ? null
        : {
            tag: draft.judge.served.tag,
            digest: draft.judge.served.digest,
            serverId: draft.judge.served.serverId,
            numCtx: draft.judge.numCtx,
            promptHash: judgePromptHash(draft.judge.served.parameterSize),
          },
    epochs: draft.epochs,
    tasks: draft.tasks.length,
    tasksHash: hash(draft.tasks.map((task) => task.id)),
  };
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
