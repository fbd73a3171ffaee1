import type { RunEvent, TrialRow } from '@assay/contracts';
import { rowOfTrial, type AnswerRow } from './answer-row';

/** What a frame of events says about single answers. */
export interface TrialNews {
  /** Answers in the making, by trial. */
  readonly running: ReadonlyMap<string, AnswerRow>;
  /** Answers that were stored, scored or given up, the latest word on each. */
  readonly finished: readonly AnswerRow[];
}

/** Follows which answers are in the making, and hands out what was finished. */
export function trialNews(running: ReadonlyMap<string, AnswerRow>, events: readonly RunEvent[]): TrialNews {
  const open = new Map(running);
  const finished = new Map<string, AnswerRow>();
  for (const event of events) {
    if (event.type === 'run.finished' || event.type === 'run.paused') open.clear();
    const trial = trialOf(event);
    if (!trial) continue;
    if (event.type === 'trial.started')
      open.set(trial.trialId, rowOfTrial({ ...trial, resultId: null, status: 'running' }));
    else {
      open.delete(trial.trialId);
      if (trial.resultId !== null) finished.set(trial.trialId, rowOfTrial(trial));
    }
  }
  return { running: open, finished: [...finished.values()] };
}

function trialOf(event: RunEvent): TrialRow | null {
  return 'trial' in event ? event.trial : null;
}
