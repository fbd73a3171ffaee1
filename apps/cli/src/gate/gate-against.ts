import type { StartRun } from '@assay/contracts';
import { CONFIRM_FACTOR, type ConfirmedScope } from '@assay/domain/regression';
import { follow } from '../commands/follow-run';
import type { Instance } from '../instance/instance';
import { describeGate } from '../output/describe-gate';
import { UsageError } from '../usage-error';
import { confirmWith, freshQuestion, type FreshQuestion, optionsOf, screenAgainst } from './baseline-gate';
import { finishedRun, type FinishedRun } from './finished-run';

/** What the gate against an earlier run came to. */
export interface Gate {
  /** A regression was confirmed. */
  readonly failed: boolean;
  /** Every scope could be judged, and every suspicion was looked into. */
  readonly judged: boolean;
  /** As --out writes it. */
  readonly told: object;
}

/** Repetitions of a task that a run may ask for. */
const MOST_EPOCHS = 100;
const NOT_JUDGED = ['no_data', 'series_broken', 'collecting'];

/**
 * Holds a run against an earlier one: what looks worse is asked again at once, three fresh answers for each, and only they decide. Throws
 * `UsageError` where the two have no model in common.
 */
export async function gateAgainst(instance: Instance, now: FinishedRun, before: FinishedRun): Promise<Gate> {
  const screened = screenAgainst(now, before);
  if (screened.length === 0)
    throw new UsageError(
      `No model of this run is in the baseline "${before.run.name}": ${before.run.models.map(({ name }) => name).join(', ')}.`,
    );
  const question = freshQuestion(screened, now);
  const fresh = question === null ? null : await askAgain(instance, now, question);
  const confirmed = fresh === null ? [] : confirmWith(screened, fresh);
  process.stdout.write(`\n${describeGate(before.run.name, screened, confirmed)}`);
  const scopes = screened.flatMap(({ name, scopes: own }) => own.map((scope) => ({ model: name, ...scope })));
  return {
    failed: confirmed.some((scope) => scope.confirmed),
    judged: !scopes.some(({ state }) => NOT_JUDGED.includes(state)) && (question === null || decided(confirmed)),
    told: { baseline: before.run.id, confirmedBy: fresh?.run.id ?? null, scopes, confirmed },
  };
}

/** Whether fresh answers came for every suspicion. */
const decided = (confirmed: readonly ConfirmedScope[]): boolean => confirmed.every(({ pWorse }) => pWorse !== null);

/** Runs the doubtful models on the doubtful tasks again; null when the user stopped it. */
async function askAgain(
  instance: Instance,
  { run }: FinishedRun,
  { models, taskIds }: FreshQuestion,
): Promise<FinishedRun | null> {
  const body: StartRun = {
    name: `${run.name}: confirmation`.slice(0, 200),
    models: models.map(({ now }) => ({ model: now.name, serverId: now.serverId })),
    taskIds,
    epochs: Math.min(MOST_EPOCHS, CONFIRM_FACTOR * run.epochs),
    judge: run.judge === null ? null : { model: run.judge.name, serverId: run.judge.serverId },
    options: optionsOf(run),
    confirms: run.id,
  };
  const { runId, trials } = await instance.start(body);
  process.stderr.write(`Something looks worse than the baseline: asking again (run ${runId}, ${trials} trials)\n`);
  return (await follow(instance, runId)) ? null : finishedRun(instance, runId);
}
