import type { SamplingOptions, StartRun, SuiteDraft } from '@assay/contracts';

/** A suite of the chosen tasks with the options of the page; the context size belongs to a run, not to a suite. */
export function suiteDraft(
  name: string,
  choice: { readonly taskKeys: readonly string[]; readonly epochs: number | null; readonly request: StartRun | null },
): SuiteDraft {
  const judge = choice.request?.judge;
  return {
    name,
    taskKeys: choice.taskKeys,
    ...(choice.epochs === null ? {} : { epochs: choice.epochs }),
    options: sampling(choice.request),
    ...(judge ? { judge } : {}),
  };
}

function sampling(request: StartRun | null): SamplingOptions {
  const { numCtx: _, ...options } = request?.options ?? {};
  return options;
}
