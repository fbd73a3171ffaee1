import type { CountOf, PlanProblem } from '@assay/contracts';
import { refusedReason, sharedFamilies, standingOf } from '@assay/domain/judging';
import { scorerTypes } from '@assay/domain/scoring';
import type { ServedTag } from '@assay/server/persistence';
import { judgeTokens } from './draft-judge';
import type { RunDraft } from './run-draft';

/** First version of Ollama that keeps a thinking model to a schema while it does not think. */
const HONOURS_FORMAT = [0, 31, 2] as const;

/** What a person should know about the judge of a plan. */
export function judgeProblems(draft: RunDraft): PlanProblem[] {
  const taskKeys = draft.tasks.filter(({ criteria }) => scorerTypes(criteria).includes('judge')).map(({ key }) => key);
  if (taskKeys.length === 0) return [];
  const { judge } = draft;
  if (judge === null) return [noJudge(draft, taskKeys)];
  const { served } = judge;
  return [
    ...draft.models.flatMap((model) => relation(served, model.served)),
    ...tooShort(draft),
    ...(ignoresSchema(served) ? [oldServer(served)] : []),
    ...(served.remote ? [remote(served)] : []),
  ];
}

function noJudge({ missingJudge }: RunDraft, taskKeys: readonly string[]): PlanProblem {
  const needs = taskKeys.length === 1 ? '1 task needs' : `${taskKeys.length} tasks need`;
  const gone = missingJudge === null ? '' : ` The default judge ${missingJudge} is on no server.`;
  return {
    level: 'warning',
    code: 'no_judge',
    message: `${needs} a judge, and there is no judge.${gone}`,
    hint: 'Their answers are kept and stay unscored: no_judge.',
    taskKeys,
  };
}

function relation(judge: ServedTag, candidate: ServedTag): PlanProblem[] {
  const { tag } = candidate;
  if (candidate.modelId === judge.modelId) {
    const hint = `What it answers to tasks for a judge stays unscored: no_judge. Choose another judge to have it judged, too.`;
    return [
      {
        level: 'warning',
        code: 'judge_is_candidate',
        message: `${tag} would judge itself, which does not happen.`,
        hint,
        model: tag,
      },
    ];
  }
  const shared = sharedFamilies(named(judge), named(candidate));
  if (shared.length === 0) return [];
  const message = `Judge and ${tag} are both ${shared.join(' and ')}. Judges tend to favour their own family.`;
  const hint = 'Its judged answers are flagged: judge_same_family. A judge of another family says more.';
  return [{ level: 'warning', code: 'judge_same_family', message, hint, model: tag }];
}

function named({ tag, family }: ServedTag): { readonly name: string; readonly family: string | null } {
  return { name: tag, family };
}

function ignoresSchema({ capabilities, serverKind, serverVersion }: ServedTag): boolean {
  if (serverKind !== 'ollama' || serverVersion === null || !capabilities.includes('thinking')) return false;
  const parts = serverVersion.split(/[.-]/).map(Number);
  for (const [place, least] of HONOURS_FORMAT.entries()) {
    const part = parts[place] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function oldServer({ tag, server, serverVersion }: ServedTag): PlanProblem {
  const message = `${server} has Ollama ${serverVersion ?? ''}, which may not keep the thinking model ${tag} to the form of a verdict.`;
  const hint =
    'Update Ollama to 0.31.2 or later, or choose a judge that does not think; unreadable verdicts leave answers unscored.';
  return { level: 'warning', code: 'judge_format', message, hint, model: tag };
}

function remote({ tag }: ServedTag): PlanProblem {
  const message = `The judge ${tag} runs in the cloud: tasks and answers leave this network.`;
  return {
    level: 'warning',
    code: 'remote_model',
    message,
    hint: 'Choose a local judge if they are confidential.',
    model: tag,
  };
}

/** A judge whose context cannot hold the longest task with the longest answer that a judge is shown. */
function tooShort({ judge, tasks }: RunDraft): PlanProblem[] {
  if (judge === null) return [];
  const needed = judgeTokens(
    judge.served,
    tasks.filter(({ criteria }) => scorerTypes(criteria).includes('judge')),
  );
  if (needed <= judge.numCtx) return [];
  const { tag } = judge.served;
  const message = `The longest task with the longest answer takes about ${needed} tokens, and the judge ${tag} has ${judge.numCtx}.`;
  const hint =
    'An answer that does not fit is not judged: it stays unscored, with the reason. Choose a judge with more context.';
  return [{ level: 'warning', code: 'judge_context', message, hint, model: tag }];
}

/** A judge that may not judge, as too many of its replies could not be read. */
export function refusedJudge({ tag }: Pick<ServedTag, 'tag'>, unreadable: CountOf): PlanProblem[] {
  if (standingOf(unreadable) !== 'refused') return [];
  const hint = 'What needs a judge stays unscored: judge_failed. Scores by programs are made.';
  return [{ level: 'warning', code: 'judge_refused', message: refusedReason(tag, unreadable), hint, model: tag }];
}
