import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The time of day as a signal that moves every ten seconds, shared by all relative times of a page. */
@Injectable({ providedIn: 'root' })
export class MinuteClock {
  private readonly time = signal(Date.now());
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.time.set(Date.now()), 10_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
