import type { Routes } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { FRAME_TEXTS } from './texts';

const title =
  (key: keyof typeof FRAME_TEXTS & ('newRun' | 'runs' | 'run' | 'compare' | 'servers' | 'schedules' | 'lost')) => () =>
    injectTexts(FRAME_TEXTS)(key);

/** Every page is loaded when it is opened. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'benchmarks' },
  {
    path: 'benchmarks',
    pathMatch: 'full',
    title: title('newRun'),
    loadComponent: async () => (await import('@assay/web/selection')).SelectionPage,
  },
  {
    path: 'benchmarks/runs',
    title: title('runs'),
    loadComponent: async () => (await import('@assay/web/runs')).RunsPage,
  },
  {
    path: 'benchmarks/results',
    title: title('run'),
    loadChildren: async () => (await import('@assay/web/results')).RESULTS_ROUTES,
  },
  {
    path: 'benchmarks/comparison',
    title: title('compare'),
    loadChildren: async () => (await import('@assay/web/comparison')).COMPARISON_ROUTES,
  },
  {
    path: 'tasks',
    loadChildren: async () => (await import('@assay/web/tasks')).TASKS_ROUTES,
  },
  {
    path: 'servers',
    title: title('servers'),
    loadComponent: async () => (await import('@assay/web/models')).ServersPage,
  },
  {
    path: 'schedules',
    title: title('schedules'),
    loadChildren: async () => (await import('@assay/web/schedules')).SCHEDULES_ROUTES,
  },
  {
    path: 'settings',
    loadChildren: async () => (await import('@assay/web/settings')).SETTINGS_ROUTES,
  },
  { path: '**', title: title('lost'), loadComponent: async () => (await import('./lost')).Lost },
];
