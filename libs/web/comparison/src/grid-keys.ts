import { Directive, ElementRef, inject } from '@angular/core';

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * Arrow keys move between the cells of a table, Home and End to the ends of a row, with Ctrl to the corners: the tab key enters and leaves the
 * whole table. Its cells hold a link or a button each, with `tabindex="-1"` but for the first.
 */
@Directive({
  selector: 'table[assayGridKeys]',
  host: { role: 'grid', '(keydown)': 'move($event)', '(focusin)': 'remember($event)' },
})
export class GridKeys {
  private readonly table = inject<ElementRef<HTMLTableElement>>(ElementRef).nativeElement;
  private last: HTMLElement | null = null;

  protected move(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    const target = this.targetOf(event, event.target);
    if (target === undefined) return;
    event.preventDefault();
    target?.focus();
  }

  /** The cell that had the focus last is where the tab key comes back to. */
  protected remember(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target === this.last) return;
    this.last?.setAttribute('tabindex', '-1');
    event.target.setAttribute('tabindex', '0');
    this.last = event.target;
  }

  /** Where a key leads; null at an edge, undefined where the key moves nothing. */
  private targetOf(event: KeyboardEvent, from: HTMLElement): HTMLElement | null | undefined {
    const rows = [...(this.table.tBodies[0]?.rows ?? [])];
    const cell = from.closest<HTMLTableCellElement>('td, th');
    const row = rows.findIndex((one) => one.contains(cell));
    if (cell === null || row < 0) return undefined;
    const last = rows.length - 1;
    if (event.key === 'Home') return pressable(rows[event.ctrlKey ? 0 : row], 0);
    if (event.key === 'End') return pressable(rows[event.ctrlKey ? last : row], (rows[row]?.cells.length ?? 1) - 1);
    const step = event.ctrlKey ? undefined : STEPS[event.key];
    if (step === undefined) return undefined;
    const [down, right] = step;
    return pressable(rows[Math.min(Math.max(row + down, 0), last)], cell.cellIndex + right);
  }
}

function pressable(row: HTMLTableRowElement | undefined, column: number): HTMLElement | null {
  return row?.cells[column]?.querySelector<HTMLElement>('a, button, [tabindex]') ?? null;
}
