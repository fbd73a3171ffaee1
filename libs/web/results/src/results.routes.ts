import type { Routes } from '@angular/router';

/** Pages of one run and of one of its answers. */
export const RESULTS_ROUTES: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/benchmarks/runs' },
  { path: ':runId', loadComponent: async () => (await import('./run/run-page')).RunPage },
  { path: ':runId/:resultId', loadComponent: async () => (await import('./answer/answer-page')).AnswerPage },
];
