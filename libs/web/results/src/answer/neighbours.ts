/** The answers before and after one in the list that it was opened from. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** 1-based place, null where the answer is not in the list. */
  readonly place: number | null;
  readonly total: number;
}

export function neighboursOf(ids: readonly string[], id: string): Neighbours {
  const at = ids.indexOf(id);
  if (at < 0) return { previous: null, next: ids[0] ?? null, place: null, total: ids.length };
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, place: at + 1, total: ids.length };
}

/** Whether a key press is meant for the page: not for a field, a menu or a dialog, and without a modifier. */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return (
    target.closest(
      'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"]',
    ) === null
  );
}

/** +1 for J, −1 for K, in any layout; 0 for all else. */
export function stepOfKey(event: KeyboardEvent): 1 | -1 | 0 {
  const key = event.key.toLowerCase();
  if (key === 'j' || (event.code === 'KeyJ' && !/^[a-z]$/.test(key))) return 1;
  return key === 'k' || (event.code === 'KeyK' && !/^[a-z]$/.test(key)) ? -1 : 0;
}
