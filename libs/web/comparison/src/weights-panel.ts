import { Component, computed, inject, input } from '@angular/core';
import type { Comparison, Profile } from '@assay/contracts';
import { PROFILES } from '@assay/domain/scoring';
import { choiceParam, injectUrlState, ModelSlots, textParam } from '@assay/web/data';
import {
  formatDuration,
  formatPercent,
  injectTexts,
  ModelName,
  NumberField,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { leads, placesUnder, readWeights, sharesOf, WEIGHTINGS, writeWeights, type Weights } from './weighting';
import { WEIGHTS_TEXTS } from './weights-texts';
import { overallScope } from './words';

const EVEN: Weights = { accuracy: 0.7, relevance: 0.15, speed: 0.15 };
const AXES = ['accuracy', 'relevance', 'speed'] as const;

/** How the order of the models changes when accuracy, relevance and speed are weighed; weights are in the address. */
@Component({
  selector: 'assay-weights-panel',
  imports: [ModelName, NumberField, TableExport],
  styleUrl: './weights-panel.css',
  templateUrl: './weights-panel.html',
})
export class WeightsPanel {
  readonly comparison = input.required<Comparison>();

  protected readonly t = injectTexts(WEIGHTS_TEXTS);
  protected readonly url = injectUrlState({ profile: choiceParam(WEIGHTINGS, 'balanced'), weights: textParam() });
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly axes = AXES;
  private readonly entries = computed(() => overallScope(this.comparison())?.entries ?? []);
  protected readonly weights = computed(() =>
    this.url.profile() === 'custom'
      ? (readWeights(this.url.weights()) ?? EVEN)
      : (PROFILES.find(({ id }) => id === this.url.profile())?.weights ?? EVEN),
  );
  protected readonly profiles = computed(() => WEIGHTINGS.map((id) => ({ id, name: this.name(id) })));
  protected readonly heading = computed(() => {
    const [first, second] = leads(this.entries());
    if (!first || this.entries().length < 2) return this.t('neutral');
    if (!second) return this.t('leadsAll', { name: first.name });
    return this.t('leadsMost', { name: first.name, n: first.count, other: second.name, rest: second.count });
  });
  /** The places under each shipped profile, and the chosen one's scores. */
  protected readonly rows = computed(() => {
    const chosen = placesUnder(this.entries(), { method: 'gated', weights: this.weights() });
    const under = PROFILES.map((profile: Profile) => placesUnder(this.entries(), profile));
    return chosen.map((row) => ({
      ...row,
      entry: this.entries().find(({ name }) => name === row.name),
      places: under.map((rows) => rows.find(({ name }) => name === row.name)?.place ?? null),
    }));
  });
  protected readonly shipped = computed(() => PROFILES.map(({ id }) => this.t('place', { profile: this.name(id) })));
  protected readonly twin = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('model') },
      ...(['score', 'accuracy', 'relevance', 'time'] as const).map((key) => ({ label: this.t(key), numeric: true })),
      ...this.shipped().map((label) => ({ label, numeric: true })),
    ],
    rows: this.rows().map(({ name, composite, entry, places }) => [
      name,
      { text: this.score(composite), value: composite },
      { text: this.percent(entry?.accuracy.value), value: entry?.accuracy.value ?? null },
      { text: this.percent(entry?.relevance), value: entry?.relevance ?? null },
      { text: this.time(entry?.speed.medianMs), value: entry?.speed.medianMs ?? null },
      ...places.map((place) => ({ text: place === null ? '–' : String(place), value: place })),
    ]),
  }));
  protected readonly words = computed(() => {
    const servers = new Set(this.comparison().models.map(({ serverId }) => serverId)).size;
    return [
      this.t('weights', { ...sharesOf(this.weights()) }),
      ...this.doubt(),
      ...(this.rows().some(({ incomplete }) => incomplete) ? [this.t('incomplete')] : []),
      ...(servers > 1 ? [this.t('speedIsServers')] : []),
    ].join(' ');
  });

  /** Where no verdict separates the first two, their order may be chance. */
  private doubt(): string[] {
    const [first, second] = this.rows();
    const ranks = [first?.entry?.rank, second?.entry?.rank];
    const apart = ranks[0] && ranks[1] && (ranks[0][1] < ranks[1][0] || ranks[1][1] < ranks[0][0]);
    if (!first || !second || apart) return [];
    return [this.t('notApart', { first: first.name, second: second.name })];
  }
  protected part(axis: (typeof AXES)[number]): number {
    return Math.round(this.weights()[axis] * 100);
  }
  protected weigh(axis: (typeof AXES)[number], part: number | null): void {
    const next = { ...this.weights(), [axis]: (part ?? 0) / 100 };
    if (next.accuracy + next.relevance + next.speed > 0) this.url.weights.set(writeWeights(next));
  }
  protected choose(profile: string): void {
    // What was chosen before is where one's own weights begin.
    if (profile === 'custom') this.url.weights.set(writeWeights(this.weights()));
    this.url.profile.set(profile);
  }
  protected slot(name: string): number | null {
    const model = this.comparison().models.find((one) => one.name === name);
    return model ? this.slots.slot(model.modelId) : null;
  }
  protected percent(share: number | null | undefined): string {
    return formatPercent(share, 0, this.language());
  }
  protected score(share: number | null): string {
    return formatPercent(share, 1, this.language());
  }
  protected time(ms: number | null | undefined): string {
    return formatDuration(ms, this.language());
  }
  private name(id: string): string {
    switch (id) {
      case 'quality_only':
      case 'balanced':
      case 'speed_heavy':
      case 'custom':
        return this.t(id);
      default:
        return id;
    }
  }
}
