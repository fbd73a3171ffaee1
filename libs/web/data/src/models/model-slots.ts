import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

const COLOURS = 8;
/** Slots of colour and marker: eight colours with eight shapes each. */
export const MODEL_SLOTS = COLOURS * 8;
const KEY = 'assay.model-slots';

/** Slot per model id, as this browser has given them out. */
export type SlotTable = Readonly<Record<string, number>>;

/** Gives every id without a slot the one that the fewest models have; slots once given stay. */
export function assignSlots(table: SlotTable, ids: readonly string[]): SlotTable {
  const fresh = ids.filter((id) => table[id] === undefined);
  if (fresh.length === 0) return table;
  const next: Record<string, number> = { ...table };
  for (const id of [...new Set(fresh)]) next[id] = rarestSlot(next);
  return next;
}

/** Slot 5 first: ink and yellow are the hardest to tell from text and paper, so they come last. */
const ORDER = [5, 1, 3, 7, 2, 6, 0, 4];
/** Each colour with its own shape first, then the same colours with other shapes. */
const SLOTS = Array.from(
  { length: MODEL_SLOTS },
  (_, at) => (ORDER[at % COLOURS] ?? 0) + COLOURS * Math.floor(at / COLOURS),
);

function rarestSlot(table: SlotTable): number {
  const uses = (slot: number) => Object.values(table).filter((taken) => taken === slot).length;
  return SLOTS.reduce((best, slot) => (uses(slot) < uses(best) ? slot : best));
}

/** Keeps the colour and marker of each model, whatever page or filter shows it. */
@Injectable({ providedIn: 'root' })
export class ModelSlots {
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly table = signal<SlotTable>(parseSlots(this.storage?.getItem(KEY)));

  /** Makes sure that these models have slots; call it when models arrive, not while rendering. */
  learn(modelIds: readonly string[]): void {
    const next = assignSlots(this.table(), modelIds);
    if (next === this.table()) return;
    this.table.set(next);
    this.storage?.setItem(KEY, JSON.stringify(next));
  }

  /** The slot of a model that was learnt; null for any other. */
  slot(modelId: string): number | null {
    return this.table()[modelId] ?? null;
  }
}

/** Whatever does not read as a table of slots is an empty one. */
export function parseSlots(stored: string | null | undefined): SlotTable {
  try {
    const table: unknown = JSON.parse(stored ?? '{}');
    if (typeof table !== 'object' || table === null || Array.isArray(table)) return {};
    const entries = Object.entries(table).filter(
      ([, slot]) => Number.isInteger(slot) && slot >= 0 && slot < MODEL_SLOTS,
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
