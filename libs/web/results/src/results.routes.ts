import type { Routes } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { RESULT_TEXTS } from './result-texts';

const title = (key: 'runTitle' | 'answerTitle') => () => injectTexts(RESULT_TEXTS)(key);

/** Pages of one run and of one of its answers. */
export const RESULTS_ROUTES: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/benchmarks/runs' },
  { path: ':runId', title: title('runTitle'), loadComponent: async () => (await import('./run/run-page')).RunPage },
  {
    path: ':runId/:resultId',
    title: title('answerTitle'),
    loadComponent: async () => (await import('./answer/answer-page')).AnswerPage,
  },
];
