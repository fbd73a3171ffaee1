import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Model, ModelRef, Settings } from '@assay/contracts';
import { type Failure, ModelsApi, SettingsApi, toFailure } from '@assay/web/data';
import { FailureState, injectTexts } from '@assay/web/ui';
import { SETTINGS_TEXTS } from '../settings-texts';
import { JudgeList } from './judge-list';

/** Who judges where a run says nothing. */
@Component({
  selector: 'assay-default-judge',
  imports: [FailureState],
  styleUrl: './default-judge.css',
  template: `
    <div class="row">
      <div class="fld">
        <label for="default-judge">{{ t('defaultJudge') }}</label>
        <select id="default-judge" class="field" #choice (change)="choose(choice.value)">
          <option value="" [selected]="chosen() === ''">{{ t('noJudge') }}</option>
          @for (option of options(); track option.key) {
            <option [value]="option.key" [selected]="chosen() === option.key">{{ option.name }}</option>
          }
        </select>
        <span class="hint" role="status">{{ saved() ? t('saved') : '' }}</span>
      </div>
      @if (unknown(); as ref) {
        <button class="btn btn-outlined" type="button" (click)="list.examine(ref)">{{ t('makeJudge') }}</button>
      }
    </div>
    @if (failure(); as problem) {
      <assay-failure [failure]="problem" [retry]="false" />
    }
  `,
})
export class DefaultJudge {
  readonly settings = input.required<Settings>();
  readonly changed = output();
  protected readonly list = inject(JudgeList);
  protected readonly t = injectTexts(SETTINGS_TEXTS);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly saved = signal(false);
  private readonly api = inject(SettingsApi);
  private readonly resource = inject(ModelsApi).listResource();
  private readonly models = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));

  protected readonly options = computed(() => {
    const judge = this.settings().defaultJudge;
    const models = this.models()
      .filter(({ capabilities }) => capabilities.length === 0 || capabilities.includes('completion'))
      .map((model) => ({ key: keyOf(refOf(model)), name: `${model.name} · ${model.serverName}` }));
    // A judge whose server is away stays chosen.
    const gone = judge !== null && !models.some(({ key }) => key === this.chosen());
    return gone ? [{ key: this.chosen(), name: judge.model }, ...models] : models;
  });
  protected readonly chosen = computed(() => {
    const judge = this.settings().defaultJudge;
    if (judge === null) return '';
    const model = this.models().find((one) => isMeant(judge, one));
    return keyOf(model === undefined ? judge : refOf(model));
  });
  /** The default judge while nobody has used it. */
  protected readonly unknown = computed(() => {
    const judge = this.settings().defaultJudge;
    const model = judge === null ? undefined : this.models().find((one) => isMeant(judge, one));
    const used = (one: Model) =>
      this.list
        .judges()
        .some(({ name, serverId, voided }) => name === one.name && serverId === one.serverId && voided === null);
    return model === undefined || !this.list.known() || used(model) ? null : refOf(model);
  });

  protected async choose(key: string): Promise<void> {
    this.failure.set(null);
    this.saved.set(false);
    try {
      await this.api.change({ defaultJudge: key === '' ? null : refFrom(key) });
      this.saved.set(true);
    } catch (error) {
      this.failure.set(toFailure(error));
    }
    this.changed.emit();
  }
}

const refOf = ({ name, serverId }: Model): ModelRef => ({ model: name, serverId });
const keyOf = ({ model, serverId = '' }: ModelRef): string => `${serverId} ${model}`;

function refFrom(key: string): ModelRef {
  const [serverId = '', ...rest] = key.split(' ');
  const model = rest.join(' ');
  return serverId === '' ? { model } : { model, serverId };
}

function isMeant({ model, serverId }: ModelRef, one: Model): boolean {
  return [model, `${model}:latest`].includes(one.name) && (serverId === undefined || serverId === one.serverId);
}
