import type { Routes } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { CHANGE_TEXTS } from './change/change-texts';

/** Schedules, and of each regression the last good run beside the first bad one. */
export const SCHEDULES_ROUTES: Routes = [
  { path: '', pathMatch: 'full', loadComponent: async () => (await import('./schedules-page')).SchedulesPage },
  {
    path: 'regressions/:regressionId',
    title: () => injectTexts(CHANGE_TEXTS)('pageTitle'),
    loadComponent: async () => (await import('./change/change-page')).ChangePage,
  },
];
