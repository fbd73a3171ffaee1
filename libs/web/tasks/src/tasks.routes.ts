import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { UnsavedGuard, type MayHoldChanges } from './editor/unsaved-guard';
import { LIST_TEXTS } from './list-texts';

const title = (key: keyof typeof LIST_TEXTS & `title${string}`) => () => injectTexts(LIST_TEXTS)(key);
const keepChanges = (page: MayHoldChanges) => inject(UnsavedGuard).mayLeave(page);

/** Tasks: the list, one task, the editor, the import, the suites. */
export const TASKS_ROUTES: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: title('title'),
    loadComponent: async () => (await import('./list/tasks-page')).TasksPage,
  },
  {
    path: 'new',
    title: title('titleNew'),
    canDeactivate: [keepChanges],
    loadComponent: async () => (await import('./editor/editor-page')).EditorPage,
  },
  {
    path: 'import',
    title: title('titleImport'),
    loadComponent: async () => (await import('./import/import-page')).ImportPage,
  },
  {
    path: 'suites',
    title: title('titleSuites'),
    loadComponent: async () => (await import('./suites/suites-page')).SuitesPage,
  },
  {
    path: ':taskId',
    title: title('titleTask'),
    loadComponent: async () => (await import('./task/task-page')).TaskPage,
  },
  {
    path: ':taskId/edit',
    title: title('titleEdit'),
    canDeactivate: [keepChanges],
    loadComponent: async () => (await import('./editor/editor-page')).EditorPage,
  },
];
