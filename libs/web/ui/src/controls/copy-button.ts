import { Component, computed, inject, input, signal, DOCUMENT } from '@angular/core';
import { Icon } from '../icon/icon';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

const SAID_FOR_MS = 2_000;

/** Copies a text and says so; as a small icon, or with words. */
@Component({
  selector: 'assay-copy-button',
  imports: [Icon],
  template: `
    <button
      [class]="icon() ? 'ibtn sm' : 'btn btn-text'"
      type="button"
      [attr.aria-label]="icon() ? words() : null"
      [title]="icon() ? words() : ''"
      (click)="copy()"
    >
      <assay-icon [name]="state() === 'copied' ? 'check' : 'copy'" [size]="18" />
      @if (!icon()) {
        <span>{{ words() }}</span>
      }
    </button>
    <span class="only-read" role="status">{{ state() === 'idle' ? '' : words() }}</span>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** What is copied, for example `Copy command`; default `Copy`. */
  readonly label = input<string | null>(null);
  readonly icon = input(false);
  private readonly t = injectTexts(UI_TEXTS);
  private readonly document = inject(DOCUMENT);
  protected readonly state = signal<'idle' | 'copied' | 'failed'>('idle');
  protected readonly words = computed(() => {
    if (this.state() === 'copied') return this.t('copied');
    return this.state() === 'failed' ? this.t('copyFailed') : (this.label() ?? this.t('copy'));
  });

  protected async copy(): Promise<void> {
    const clipboard = this.document.defaultView?.navigator.clipboard;
    this.state.set(await written(clipboard, this.text()));
    setTimeout(() => this.state.set('idle'), SAID_FOR_MS);
  }
}

/** Browsers refuse outside of secure contexts, without a gesture, or by permission. */
async function written(clipboard: Clipboard | undefined, text: string): Promise<'copied' | 'failed'> {
  if (!clipboard) return 'failed';
  return clipboard.writeText(text).then(
    () => 'copied' as const,
    () => 'failed' as const,
  );
}
