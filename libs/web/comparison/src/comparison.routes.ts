import type { Routes } from '@angular/router';

/** The comparison of two to ten models. */
export const COMPARISON_ROUTES: Routes = [
  { path: '', loadComponent: async () => (await import('./comparison-page')).ComparisonPage },
];
