import type { PlanProblem } from '@assay/contracts';
import type { SandboxReport } from '@assay/domain/run';
import { repeatsVariants } from '@assay/domain/scheduling';
import { criteriaNeeds } from '@assay/domain/scoring';
import { judgeProblems } from './judge-problems';
import type { RunDraft } from './run-draft';

/** Whether a task of the plan runs programs. */
export function runsPrograms({ tasks }: RunDraft): boolean {
  return tasks.some(({ criteria }) => criteriaNeeds(criteria).includes('sandbox'));
}

/** What a person should know of a plan before it starts, from the plan and, where a task runs programs, what the sandbox is. */
export function planProblems(draft: RunDraft, sandbox: SandboxReport | null): PlanProblem[] {
  return [
    ...judgeProblems(draft),
    ...sandboxProblems(draft, sandbox),
    ...repeatProblems(draft),
    ...draft.models.flatMap((model) => modelProblems(draft, model)),
  ];
}

function sandboxProblems({ tasks }: RunDraft, sandbox: SandboxReport | null): PlanProblem[] {
  if (sandbox?.level !== 'unavailable') return [];
  const taskKeys = tasks.filter(({ criteria }) => criteriaNeeds(criteria).includes('sandbox')).map(({ key }) => key);
  if (taskKeys.length === 0) return [];
  const message = `${count(taskKeys)} the sandbox, and there is none. ${sandbox.reason}`;
  return [warning('not_available', message, 'Their answers are kept and stay unscored: not_available.', taskKeys)];
}

function repeatProblems(draft: RunDraft): PlanProblem[] {
  const repeated = draft.tasks.filter((task) => {
    const temperature = draft.options.temperature ?? task.options.temperature;
    return temperature === 0 && repeatsVariants(task.variants, draft.epochs);
  });
  if (repeated.length === 0) return [];
  const message = 'At temperature 0 repeats of the same variant count once.';
  const hint = 'Ask fewer epochs, or let the models answer at their usual temperature.';
  return [
    warning(
      'repeats_count_once',
      message,
      hint,
      repeated.map((task) => task.key),
    ),
  ];
}

function modelProblems({ options }: RunDraft, { served, numCtx }: RunDraft['models'][number]): PlanProblem[] {
  const { tag, capabilities } = served;
  const problems: PlanProblem[] = [];
  if (capabilities.length > 0 && !capabilities.includes('completion')) {
    const hint = 'Choose a model that writes text.';
    problems.push({ level: 'error', code: 'unsupported', message: `${tag} cannot chat.`, hint, model: tag });
  }
  if (options.think !== undefined && options.think !== false && !capabilities.includes('thinking')) {
    const hint = 'Leave thinking to each model, or leave this one out: its answers will be missing.';
    problems.push({ level: 'warning', code: 'no_thinking', message: `${tag} cannot think.`, hint, model: tag });
  }
  if (options.numCtx !== undefined && numCtx < options.numCtx) {
    const message = `${tag} has a context of ${numCtx} tokens, less than was asked for.`;
    problems.push({
      level: 'warning',
      code: 'context_smaller',
      message,
      hint: 'It is asked with all that it has.',
      model: tag,
    });
  }
  if (served.remote) {
    const hint = 'Its speed is that of the network; leave it out if the tasks are confidential.';
    problems.push({
      level: 'warning',
      code: 'remote_model',
      message: `${tag} runs in the cloud: prompts leave this network.`,
      hint,
      model: tag,
    });
  }
  return problems;
}

function warning(code: string, message: string, hint: string, taskKeys: readonly string[]): PlanProblem {
  return { level: 'warning', code, message, hint, taskKeys };
}

function count(keys: readonly string[]): string {
  return keys.length === 1 ? '1 task needs' : `${keys.length} tasks need`;
}
