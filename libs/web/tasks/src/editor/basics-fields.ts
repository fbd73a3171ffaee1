import { Component, computed, inject, input } from '@angular/core';
import { DIFFICULTIES, TASK_TYPES } from '@assay/contracts';
import { latestOf, TasksApi } from '@assay/web/data';
import { injectTaskWords, injectTexts, TextField } from '@assay/web/ui';
import { EDITOR_TEXTS } from '../editor-texts';
import { DraftStore } from './draft-store';

/** Key, title, type, category, difficulty, language and tags of a task. */
@Component({
  selector: 'assay-basics-fields',
  imports: [TextField],
  styleUrl: './fields.css',
  templateUrl: './basics-fields.html',
})
export class BasicsFields {
  /** The task is stored: its key stays. */
  readonly fixedKey = input(false);
  protected readonly store = inject(DraftStore);
  protected readonly t = injectTexts(EDITOR_TEXTS);
  protected readonly words = injectTaskWords();
  protected readonly types = TASK_TYPES;
  protected readonly levels = DIFFICULTIES;
  private readonly facets = latestOf(inject(TasksApi).facetsResource());
  protected readonly categories = computed(() => (this.facets.value()?.categories ?? []).map(({ value }) => value));
  private typedTags: string | null = null;
  protected readonly tags = computed(() => {
    const stored = this.store.list('tags').join(', ');
    return this.typedTags !== null && tagsOf(this.typedTags).join(', ') === stored ? this.typedTags : stored;
  });

  protected setTags(text: string): void {
    this.typedTags = text;
    const tags = tagsOf(text);
    this.store.set(['tags'], tags.length === 0 ? undefined : tags);
  }
  protected setLevel(text: string): void {
    this.store.set(['difficulty'], text === '' ? undefined : Number(text));
  }
}

function tagsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
