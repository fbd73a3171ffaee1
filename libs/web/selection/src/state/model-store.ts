import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Model } from '@assay/contracts';
import { latestOf, ModelsApi, ModelSlots, ServersStore, SettingsApi } from '@assay/web/data';
import { chosenModels, groupModels, modelName } from '../models/model-choice';
import { SelectionUrl } from './selection-url';

/** In the address: no judge, where nothing would mean the default one. */
export const NO_JUDGE = 'none';

/** Servers, models and the judge: what there is and what is chosen. Provided by the page. */
@Injectable()
export class ModelStore {
  private readonly url = inject(SelectionUrl).params;
  private readonly slots = inject(ModelSlots);
  private readonly serverStore = inject(ServersStore);
  private readonly settings = latestOf(inject(SettingsApi).settingsResource());
  readonly list = latestOf(inject(ModelsApi).listResource());
  /** Narrows the list of models; not part of the plan, so not in the address. */
  readonly search = signal('');

  readonly models = computed<readonly Model[]>(() => this.list.value()?.items ?? []);
  readonly groups = computed(() => groupModels(this.serverStore.servers(), this.models(), this.search()));
  readonly servers = computed(() =>
    groupModels(this.serverStore.servers(), this.models(), '').map(({ server }) => server),
  );
  readonly silent = computed(() => this.servers().filter((server) => server.status !== 'online'));
  readonly loading = computed(() => this.serverStore.loading() || this.list.loading());
  readonly failure = computed(() => this.serverStore.failure() ?? this.list.failure());
  readonly known = computed(() => this.serverStore.known() && this.list.value() !== undefined);
  readonly chosen = computed(() => chosenModels(this.url.models(), this.models()));

  readonly sandboxThere = computed(() => this.settings.value()?.sandbox.level !== 'unavailable');
  /** The judge that the settings name, if a server holds it. */
  readonly defaultJudge = computed(() => {
    const ref = this.settings.value()?.defaultJudge ?? null;
    const holds = (model: Model) =>
      ref !== null && model.name === ref.model && (ref.serverId === undefined || ref.serverId === model.serverId);
    return this.models().find(holds) ?? null;
  });
  /** The judge that will score; null = none, and then tasks for a judge stay without a score. */
  readonly judge = computed(() => {
    const asked = this.url.judge();
    if (asked === '') return this.defaultJudge();
    return asked === NO_JUDGE ? null : (chosenModels([asked], this.models())[0] ?? null);
  });

  constructor() {
    effect(() => {
      const ids = this.chosen().map((model) => model.id);
      untracked(() => this.slots.learn(ids));
    });
  }

  /** Marker of a chosen model; null for any other. */
  slot(model: Model): number | null {
    return this.isChosen(model) ? this.slots.slot(model.id) : null;
  }
  isChosen(model: Model): boolean {
    return this.url.models().includes(modelName(model));
  }
  choose(model: Model, on: boolean): void {
    const others = this.url.models().filter((name) => name !== modelName(model));
    this.url.models.set(on ? [...others, modelName(model)] : others);
  }

  reload(): void {
    this.serverStore.reload();
    this.list.reload();
  }
}
