import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** Counts up every `everyMs` milliseconds while the page can be seen; call it where injection is possible. */
export function injectTicks(everyMs: number): Signal<number> {
  const document = inject(DOCUMENT);
  const ticks = signal(0);
  const timer = setInterval(() => {
    if (document.visibilityState !== 'hidden') ticks.update((n) => n + 1);
  }, everyMs);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return ticks.asReadonly();
}
