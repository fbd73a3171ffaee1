import { createHash } from 'node:crypto';
import { LIMITS, ProblemError } from '@assay/contracts';
import { planRecorded, type PlannedAnswer, type RecordedAnswers } from '@assay/domain/answer-file';
import { variantOf } from '@assay/domain/scheduling';
import { canonicalJson } from '@assay/domain/task-file';
import { BulkEvaluator, evaluatorHash } from '@assay/server/evaluation';
import { RunEventBus } from '@assay/server/events';
import { newId, RecordedRunStore, type RecordedTrial } from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { RunCloser } from '../run-closer';

/** Answers that were given elsewhere, and the tasks that they are about. */
export interface RecordedRunRequest {
  readonly name: string;
  /** Current versions, in the order to which the answers refer. */
  readonly tasks: readonly { readonly id: string; readonly variants: number }[];
  readonly recorded: RecordedAnswers;
  /** Where the answers come from: file names, say. */
  readonly source: string;
}

/** What storing recorded answers needs. */
export interface RecordedRunsParts {
  readonly store: RecordedRunStore;
  readonly bulk: BulkEvaluator;
  readonly bus: RunEventBus;
  readonly closer: RunCloser;
  readonly settings: EngineSettings;
}

/** Runs of answers that no model is asked for. */
export class RecordedRuns {
  constructor(private readonly parts: RecordedRunsParts) {}

  /** Stores the answers as a run; a task that a model did not answer is missing. Gives its id. Throws `ProblemError`. */
  async create(request: RecordedRunRequest): Promise<string> {
    const { tasks, recorded } = request;
    const planned = planRecorded(recorded.answers, tasks.length, recorded.models.length);
    refuse(planned, recorded);
    const hashes = await this.evaluatorHashes(tasks.map(({ id }) => id));
    const id = newId();
    const trials = planned.map((answer, position): RecordedTrial => trialOf(answer, position, request, hashes));
    const run = {
      id,
      name: request.name.slice(0, LIMITS.nameLength),
      epochs: planned.reduce((most, { epoch }) => Math.max(most, epoch), 1),
      tasks: tasks.length,
      manifest: this.manifest(request),
      models: recorded.models,
      optionsHash: hash({ recorded: true }),
      total: planned.length,
      missing: planned.filter(({ output }) => output === null).length,
    };
    this.parts.bus.publish(await this.parts.store.create(run, trials));
    return id;
  }

  /** Scores what is open of the run by programs and ends it. What is left when the signal aborts is scored by whoever works next. */
  async score(runId: string, signal: AbortSignal, told: (done: number) => void = () => undefined): Promise<void> {
    await this.parts.bulk.run(runId, signal, told);
    if (!signal.aborted) await this.parts.closer.close([runId]);
  }

  /** No judge is asked when the answers are stored; one may be asked afterwards. */
  private async evaluatorHashes(taskIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const hashes = await this.parts.store.criteriaHashes(taskIds);
    return new Map([...hashes].map(([id, criteria]) => [id, evaluatorHash(criteria)]));
  }

  private manifest({ tasks, recorded, source }: RecordedRunRequest) {
    return {
      assay: this.parts.settings.version,
      recorded: true,
      source,
      models: recorded.models.map((tag) => ({ tag, digest: null })),
      tasks: tasks.length,
      tasksHash: hash(tasks.map(({ id }) => id)),
    };
  }
}

function refuse(planned: readonly PlannedAnswer[], { models }: RecordedAnswers): void {
  if (models.length === 0) throw new ProblemError('invalid_request', 'The file holds no answer.');
  if (planned.length <= LIMITS.trialsPerRun) return;
  const [trials, most] = [planned.length, LIMITS.trialsPerRun].map((count) => count.toLocaleString('en'));
  throw new ProblemError(
    'invalid_request',
    `That are ${trials} answers; a run holds at most ${most}. Split the models over several files.`,
  );
}

function trialOf(
  { task, model, epoch, output, thinking, outcome, flags, durationMs }: PlannedAnswer,
  position: number,
  { tasks }: RecordedRunRequest,
  hashes: ReadonlyMap<string, string>,
): RecordedTrial {
  const asked = tasks[task];
  if (asked === undefined) throw new Error(`There is no task ${task}.`);
  return {
    ...{ trialId: newId(), resultId: newId(), evaluationId: newId(), taskId: asked.id },
    ...{ model, epoch, position, output, thinking, outcome, flags, durationMs },
    variant: variantOf(epoch, asked.variants),
    evaluatorHash: hashes.get(asked.id) ?? '',
  };
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
