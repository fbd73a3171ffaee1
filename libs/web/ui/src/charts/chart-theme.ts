import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { readPalette, type ChartPalette } from './palette';

/** The palette of the theme that is shown; follows a switch of theme, contrast or system setting. */
@Injectable({ providedIn: 'root' })
export class ChartTheme {
  private readonly document = inject(DOCUMENT);
  private readonly current = signal(readPalette(this.document));
  readonly palette = this.current.asReadonly();

  constructor() {
    const read = (): void => this.current.set(readPalette(this.document));
    const stops = [onRootChange(this.document, read), ...MEDIA.map((query) => onMediaChange(query, read))];
    void this.document.fonts?.ready.then(read);
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
  }
}

export type { ChartPalette };

const MEDIA = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

function onRootChange(document: Document, read: () => void): () => void {
  const observer = new MutationObserver(read);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
  return () => observer.disconnect();
}

function onMediaChange(query: string, read: () => void): () => void {
  if (typeof matchMedia !== 'function') return () => undefined;
  const media = matchMedia(query);
  media.addEventListener('change', read);
  return () => media.removeEventListener('change', read);
}
