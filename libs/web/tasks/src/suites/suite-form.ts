import { Component, computed, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { LIMITS, type ModelRef, type Suite } from '@assay/contracts';
import { type Failure, latestOf, ModelsApi, SuitesApi, TasksApi, toFailure } from '@assay/web/data';
import { Icon, injectTexts, NumberField } from '@assay/web/ui';
import { SUITES_TEXTS } from '../suites-texts';
import { movedUp, suiteDraft } from './suite-fields';

/** The suite that is changed, or null for a new one that begins with `taskKeys` or as a copy. */
export interface SuiteQuestion {
  readonly suite: Suite | null;
  readonly copyOf?: Suite;
  readonly taskKeys: readonly string[];
}

/** Name, tasks and defaults of a suite. It closes with the saved suite. */
@Component({
  selector: 'assay-suite-form',
  imports: [MatDialogTitle, MatDialogContent, MatDialogClose, NumberField, Icon],
  styleUrl: './suite-form.css',
  templateUrl: './suite-form.html',
})
export class SuiteForm {
  private readonly question = inject<SuiteQuestion>(MAT_DIALOG_DATA);
  protected readonly suite = this.question.suite;
  protected readonly t = injectTexts(SUITES_TEXTS);
  protected readonly limits = LIMITS;
  protected readonly from = this.suite ?? this.question.copyOf ?? null;
  protected readonly keys = signal<readonly string[]>(this.from?.taskKeys ?? this.question.taskKeys);
  protected readonly epochs = signal(this.from?.epochs ?? null);
  protected readonly temperature = signal(this.from?.options.temperature ?? null);
  protected readonly seed = signal(this.from?.options.seed ?? null);
  protected readonly numPredict = signal(this.from?.options.numPredict ?? null);
  protected readonly judge = signal<ModelRef | null>(this.from?.judge ?? null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly addFault = signal('');
  protected readonly saving = signal(false);
  private readonly api = inject(SuitesApi);
  private readonly tasks = inject(TasksApi);
  private readonly models = latestOf(inject(ModelsApi).listResource());
  private readonly dialog = inject<MatDialogRef<SuiteForm, Suite>>(MatDialogRef);

  protected readonly heading = computed(() => {
    if (this.suite !== null) return this.t('formEdit', { suite: this.suite.name });
    const { copyOf } = this.question;
    return copyOf === undefined ? this.t('formNew') : this.t('formCopy', { suite: copyOf.name });
  });
  protected readonly firstName =
    this.suite?.name ?? (this.question.copyOf ? this.t('copyName', { suite: this.question.copyOf.name }) : '');
  protected readonly judges = computed(() => {
    const now = this.judge();
    const served = (this.models.value()?.items ?? []).map(({ name, serverId, serverName }) => ({
      ref: { model: name, serverId },
      label: `${name} · ${serverName}`,
    }));
    const there = now === null || served.some(({ ref }) => isSame(ref, now));
    return there ? served : [{ ref: now, label: now.model }, ...served];
  });

  /** What the API says about one field. */
  protected errorOf(path: string): string | null {
    return this.failure()?.errors.find((error) => error.path === path)?.message ?? null;
  }
  protected isJudge(ref: ModelRef): boolean {
    const now = this.judge();
    return now !== null && isSame(ref, now);
  }
  protected chooseJudge(place: string): void {
    this.judge.set(place === '' ? null : (this.judges()[Number(place)]?.ref ?? null));
  }

  protected remove(key: string): void {
    this.keys.update((keys) => keys.filter((other) => other !== key));
  }
  protected up(key: string): void {
    this.keys.update((keys) => movedUp(keys, key));
  }

  /** Takes the task whose key or title was typed; a text that fits one task only is enough. */
  protected async add(field: HTMLInputElement): Promise<void> {
    const text = field.value.trim();
    if (text === '') return;
    const { items } = await this.tasks.list({ search: text.slice(0, LIMITS.nameLength), limit: 50 });
    const exact = items.find((task) => task.key === text || task.title.toLowerCase() === text.toLowerCase());
    const found = exact ?? (items.length === 1 ? items[0] : undefined);
    if (found === undefined) return this.addFault.set(this.t('noSuchTask', { text }));
    if (this.keys().includes(found.key)) return this.addFault.set(this.t('alreadyIn', { key: found.key }));
    this.keys.update((keys) => [...keys, found.key]);
    this.addFault.set('');
    field.value = '';
  }

  protected async save(event: Event, name: string, description: string): Promise<void> {
    event.preventDefault();
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      this.dialog.close(await this.send(name, description));
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.saving.set(false);
    }
  }

  private send(name: string, description: string): Promise<Suite> {
    const fields = {
      ...{ name, description, taskKeys: this.keys(), epochs: this.epochs(), temperature: this.temperature() },
      ...{ seed: this.seed(), numPredict: this.numPredict(), judge: this.judge() },
    };
    const draft = suiteDraft(fields, this.from);
    return this.suite === null ? this.api.add(draft) : this.api.change(this.suite.id, draft);
  }
}

function isSame(a: ModelRef, b: ModelRef): boolean {
  return a.model === b.model && (b.serverId === undefined || a.serverId === b.serverId);
}
