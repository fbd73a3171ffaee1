import { notScored, type ScorerFunction } from './finding';

/** A scorer that runs a program: without the sandbox there is no score. */
export const needsSandbox: ScorerFunction<unknown> = () =>
  notScored(
    'not_available',
    'This is decided by a program that runs in the sandbox, and none was at hand; the answer is kept and can be scored later.',
  );

/** Judge work: stays open until a judge is there. */
export const waitForJudge: ScorerFunction<unknown> = () =>
  notScored('no_judge', 'This needs a judge, and the run has none; the answer is kept and can be judged later.');
