import { InjectionToken } from '@angular/core';

/** Calls once before the next picture is drawn; in a hidden tab, where none is drawn, within a second. */
export type NextFrame = (call: () => void) => void;

/** Specs put a hand-driven one in its place. */
export const NEXT_FRAME = new InjectionToken<NextFrame>('NEXT_FRAME', { providedIn: 'root', factory: () => nextFrame });

const HIDDEN_MS = 1_000;

function nextFrame(call: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    clearTimeout(timer);
    call();
  };
  const timer = setTimeout(once, HIDDEN_MS);
  requestAnimationFrame(once);
}
