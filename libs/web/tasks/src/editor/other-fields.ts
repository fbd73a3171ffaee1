import { Component, computed, inject } from '@angular/core';
import { LIMITS } from '@assay/contracts';
import { Icon, injectTexts, NumberField, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';

const THINK = ['none', 'on', 'off', 'low', 'medium', 'high'] as const;
type ThinkChoice = (typeof THINK)[number];

/** Sampling that the task asks for, and where it comes from. */
@Component({
  selector: 'assay-other-fields',
  imports: [Icon, NumberField, TextField],
  styleUrl: './fields.css',
  templateUrl: './other-fields.html',
})
export class OtherFields {
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly limits = LIMITS;
  protected readonly choices = THINK;
  protected readonly think = computed<ThinkChoice>(() => {
    const value = this.store.value('options', 'think');
    if (value === true) return 'on';
    if (value === false) return 'off';
    return THINK.find((choice) => choice === value) ?? 'none';
  });
  protected readonly seconds = computed(() => {
    const ms = this.store.number('options', 'timeLimitMs');
    return ms === null ? null : ms / 1_000;
  });

  protected option(name: string, value: unknown): void {
    this.store.set(['options', name], value ?? undefined);
    if (Object.keys((this.store.value('options') as object | undefined) ?? {}).length === 0)
      this.store.set(['options'], undefined);
  }
  protected setThink(choice: string): void {
    const values = { on: true, off: false, none: null } as const;
    this.option('think', choice in values ? values[choice as keyof typeof values] : choice);
  }
  protected setSeconds(seconds: number | null): void {
    this.option('timeLimitMs', seconds === null ? null : Math.round(seconds * 1_000));
  }
}
