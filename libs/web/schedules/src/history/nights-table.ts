import type { Night, NightModel } from '@assay/contracts';
import type { TwinCell, TwinTable } from '@assay/web/ui';

/** The words that a table of nights needs. */
export interface NightWords {
  readonly columns: readonly string[];
  when(night: Night): string;
  state(state: Night['state']): string;
  scope(scope: string): string;
}

const NUMERIC: ReadonlySet<number> = new Set([6, 7, 8, 9, 10, 11, 12]);

/** Every night, model and scope of a history as a table to be saved; a night without any model is one row. */
export function nightsTable(nights: readonly Night[], words: NightWords): TwinTable {
  return {
    columns: words.columns.map((label, at) => ({ label, numeric: NUMERIC.has(at) })),
    rows: nights.flatMap((night) => (night.models.length === 0 ? [bare(night, words)] : rowsOf(night, words))),
  };
}

function bare(night: Night, words: NightWords): TwinCell[] {
  return [...head(night, words), '', '', '', ...Array<string>(7).fill('–'), night.reason ?? ''];
}

function rowsOf(night: Night, words: NightWords): TwinCell[][] {
  return night.models.flatMap((model) =>
    model.figures.map(({ scope, accuracy, tasks, trials, baseline, state }) => [
      ...[words.when(night), night.scheduledFor, words.state(state)],
      ...[model.model, model.server, words.scope(scope)],
      ...[accuracy.value, accuracy.low, accuracy.high, baseline].map(share),
      ...[tasks, trials].map(number),
      speed(model),
      changes(model),
    ]),
  );
}

function head(night: Night, words: NightWords): string[] {
  return [words.when(night), night.scheduledFor, words.state(night.state)];
}

function share(value: number | null): TwinCell {
  return value === null ? '–' : { text: value.toFixed(4), value };
}

function number(value: number): TwinCell {
  return { text: String(value), value };
}

function speed({ speed: figure }: NightModel): TwinCell {
  return figure === null ? '–' : { text: figure.tokensPerSecond.toFixed(1), value: figure.tokensPerSecond };
}

function changes({ changes: list }: NightModel): string {
  return list.map(({ setting, before, after }) => `${setting} ${before ?? '?'} → ${after ?? '?'}`).join(', ');
}
