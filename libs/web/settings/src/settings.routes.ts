import type { Routes } from '@angular/router';
import { injectTexts } from '@assay/web/ui';
import { SETTINGS_TEXTS } from './settings-texts';

const title = (key: keyof typeof SETTINGS_TEXTS & `title${string}`) => () => injectTexts(SETTINGS_TEXTS)(key);

/** Settings, and the labelling of a judge's answers. */
export const SETTINGS_ROUTES: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: title('title'),
    loadComponent: async () => (await import('./settings-page')).SettingsPage,
  },
  {
    path: 'judges/:judgeId/label',
    title: title('titleLabel'),
    loadComponent: async () => (await import('./labels/label-page')).LabelPage,
  },
];
